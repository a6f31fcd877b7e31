"""S3: no bucket of the account can become public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.links import SWITCHES
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BLOCK = "aws_s3_account_public_access_block"


def check(block: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that all four settings are on."""
    missing = [name for name in SWITCHES if not block.flag(name)]
    if missing:
        yield Violation(f"{', '.join(missing)} {'is' if len(missing) == 1 else 'are'} off.", missing[0])


CONTROL = Control(
    id="s3-account",
    title="No bucket of the account can become public.",
    why="The account's block also covers buckets that are made by hand or by other tools.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-account.html",
    fix="Set all four arguments to true.",
    types=(BLOCK,),
    severity=Severity.HIGH,
    check=check,
    always=True,
    fsbp=("S3.1",),
    guards=tuple((BLOCK, name) for name in SWITCHES),
)
