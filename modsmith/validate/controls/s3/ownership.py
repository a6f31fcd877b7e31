"""S3: the bucket owner owns all objects, and access control lists are off."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET, parts
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

OWNERSHIP = "aws_s3_bucket_ownership_controls"
GUARDS = ((OWNERSHIP, ""), (OWNERSHIP, "bucket"), (OWNERSHIP, "rule"), (OWNERSHIP, "rule.object_ownership"))


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that ownership is enforced explicitly; AWS's default depends on the bucket's age."""
    found = parts(resource, evaluation, OWNERSHIP)
    if not found:
        yield Violation(f"The bucket has no {OWNERSHIP}: its age decides whether access control lists work.")
    for part in found:
        if part.known("rule.0.object_ownership") != "BucketOwnerEnforced":
            yield Violation(f"{part.address}: access control lists are enabled.", "rule")


CONTROL = Control(
    id="s3-ownership",
    title="The bucket owner owns every object, and access control lists are off.",
    why="With access control lists, a single upload can grant access to an object despite all policies.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html",
    fix='Add an aws_s3_bucket_ownership_controls with object_ownership = "BucketOwnerEnforced".',
    types=(BUCKET, OWNERSHIP),
    severity=Severity.MEDIUM,
    check=check,
    always=True,
    checkov=("CKV2_AWS_65",),
    fsbp=("S3.12",),
    guards=GUARDS,
)
