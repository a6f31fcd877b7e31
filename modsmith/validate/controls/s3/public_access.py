"""S3: nobody can make a bucket public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET, parts
from modsmith.validate.control import Control, Violation

SWITCHES = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")
BLOCK = "aws_s3_bucket_public_access_block"
GUARDS = ((BLOCK, ""), (BLOCK, "bucket"), *((BLOCK, name) for name in SWITCHES))


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """All four switches of its public access block must be on."""
    blocks = parts(resource, evaluation, BLOCK)
    if not blocks:
        yield Violation(f"The bucket has no {BLOCK}.")
    for block in blocks:
        for name in SWITCHES:
            if not block.flag(name):
                yield Violation(f"{block.address}: {name} is off.", name)


CONTROL = Control(
    id="s3-public-access",
    title="A bucket cannot be made public, neither by its policy nor by access control lists.",
    why="One careless policy or object upload is enough to publish a bucket that is not blocked.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    fix="Add an aws_s3_bucket_public_access_block for the bucket with all four switches true.",
    types=(BUCKET, BLOCK),
    check=check,
    always=True,
    checkov=("CKV_AWS_53", "CKV_AWS_54", "CKV_AWS_55", "CKV_AWS_56", "CKV2_AWS_6"),
    guards=GUARDS,
)
