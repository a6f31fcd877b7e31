"""EBS: snapshots of the account cannot become public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BLOCK = "aws_ebs_snapshot_block_public_access"


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that all sharing is blocked; blocking new sharing leaves public snapshots public."""
    state = resource.known("state")
    if state != "block-all-sharing":
        left = (
            "Public snapshots stay public" if state == "block-new-sharing" else "Snapshots can be made public"
        )
        yield Violation(f"{left}: state is {state}.", "state")


CONTROL = Control(
    id="ebs-public-snapshots",
    title="Snapshots of the account cannot be public.",
    why="Anyone can create a volume from a public snapshot and read all that was on the disk.",
    source="https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html",
    fix='Set state = "block-all-sharing".',
    types=(BLOCK,),
    severity=Severity.HIGH,
    check=check,
    fsbp=("EC2.182",),
    guards=((BLOCK, "state"),),
)
