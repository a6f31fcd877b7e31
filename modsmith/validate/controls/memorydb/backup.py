"""MemoryDB: a cluster can be restored from a snapshot."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import is_production
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_memorydb_cluster"


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for daily snapshots and, in production, for a final snapshot."""
    if (cluster.number("snapshot_retention_limit") or 0) < 1:
        yield Violation("The cluster takes no daily snapshots.", "snapshot_retention_limit")
    if is_production(evaluation) and not cluster.is_set("final_snapshot_name"):
        yield Violation("The cluster takes no final snapshot.", "final_snapshot_name")


CONTROL = Control(
    id="memorydb-backup",
    title="A MemoryDB cluster takes daily snapshots and, in production, a final one.",
    why="MemoryDB is a primary database: what its snapshots do not hold is lost with the cluster.",
    source="https://docs.aws.amazon.com/memorydb/latest/devguide/snapshots.html",
    fix="Set snapshot_retention_limit to 1 or more, and final_snapshot_name in production.",
    types=(CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    guards=((CLUSTER, "snapshot_retention_limit"), (CLUSTER, "final_snapshot_name")),
)
