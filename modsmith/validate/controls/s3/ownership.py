"""S3: the owner of a bucket owns what is in it, and access control lists mean nothing."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET, parts
from modsmith.validate.control import Control, Violation

OWNERSHIP = "aws_s3_bucket_ownership_controls"
GUARDS = ((OWNERSHIP, ""), (OWNERSHIP, "bucket"), (OWNERSHIP, "rule"), (OWNERSHIP, "rule.object_ownership"))


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Ownership must be enforced, in words: what AWS takes for granted depends on the bucket's age."""
    found = parts(resource, evaluation, OWNERSHIP)
    if not found:
        yield Violation(f"It has no {OWNERSHIP}: whether access control lists work depends on its age.")
    for part in found:
        if part.known("rule.0.object_ownership") != "BucketOwnerEnforced":
            yield Violation(f"{part.address}: access control lists work.", "rule")


CONTROL = Control(
    id="s3-ownership",
    title="The owner of a bucket owns every object in it, and access control lists are off.",
    why="With access control lists a single upload can give an object away, past every policy.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
    fix='Add an aws_s3_bucket_ownership_controls with object_ownership = "BucketOwnerEnforced".',
    types=(BUCKET, OWNERSHIP),
    check=check,
    always=True,
    checkov=("CKV2_AWS_65",),
    guards=GUARDS,
)
