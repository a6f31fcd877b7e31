"""RDS: no snapshot is public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TYPES = (
    "aws_db_snapshot",
    "aws_db_cluster_snapshot",
    "aws_db_snapshot_copy",
    "aws_rds_cluster_snapshot_copy",
)
EVERYONE = "all"


def check(snapshot: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks with whom a snapshot is shared."""
    accounts = snapshot.at("shared_accounts")
    if isinstance(accounts, list | tuple) and EVERYONE in accounts:
        yield Violation("Every AWS account can restore the snapshot.", "shared_accounts")
    elif accounts is not None:
        snapshot.known("shared_accounts")


CONTROL = Control(
    id="rds-snapshots",
    title="A snapshot of a database is shared with named accounts only.",
    why="A public snapshot is a public copy of the database.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html",
    fix="Remove all from shared_accounts.",
    types=TYPES,
    severity=Severity.CRITICAL,
    check=check,
    always=True,
    checkov=("CKV_AWS_302",),
    fsbp=("RDS.1",),
)
