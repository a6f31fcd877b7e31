"""S3: no bucket of an account can become public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BLOCK = "aws_s3_account_public_access_block"
SWITCHES = ("block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets")


def check(block: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that all four settings are on."""
    for name in SWITCHES:
        if not block.flag(name):
            yield Violation(f"{name} is off.", name)


CONTROL = Control(
    id="s3-account-public-access",
    title="No bucket of the account can become public.",
    why="One setting that is off is enough for a careless policy or object to make a bucket public.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html",
    fix="Set all four settings to true.",
    types=(BLOCK,),
    severity=Severity.HIGH,
    check=check,
    always=True,
    fsbp=("S3.1",),
    guards=tuple((BLOCK, name) for name in SWITCHES),
)
