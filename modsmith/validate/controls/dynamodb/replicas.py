"""DynamoDB: a global table has everything that replication needs."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

GUARDS = (
    ("aws_dynamodb_table", "replica.region_name"),
    ("aws_dynamodb_table", "replica.point_in_time_recovery"),
)


def check(table: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the stream and, for each replica, its region and its point-in-time recovery."""
    replicas = table.parts("replica")
    if not replicas:
        raise NotApplicableError("The table is in one region only.")
    if not table.flag("stream_enabled") or table.known("stream_view_type") != "NEW_AND_OLD_IMAGES":
        yield Violation("The table has replicas but no stream with new and old images.", "stream_view_type")
    regions = [str(replica.at("region_name")) for replica in replicas if replica.is_set("region_name")]
    if len(regions) < len(replicas):
        yield Violation("A replica has no region.", "replica")
    if len(set(regions)) < len(regions):
        yield Violation("Two replicas are in the same region.", "replica")
    if table.flag("point_in_time_recovery.0.enabled"):
        yield from (
            Violation("The table has point-in-time recovery, but its replica has none.", "replica")
            for replica in replicas
            if not replica.flag("point_in_time_recovery")
        )


CONTROL = Control(
    id="dynamodb-replicas",
    title=(
        "A table with replicas has a stream, one region for each replica, and the same recovery everywhere."
    ),
    why="Replication between regions reads the table's stream and does not work without it.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_reqs_bestpractices.html",
    fix=(
        "Stream new and old images, name one region for each replica, and enable the table's recovery for it."
    ),
    types=("aws_dynamodb_table",),
    severity=Severity.MEDIUM,
    check=check,
    guards=GUARDS,
    always=True,
)
