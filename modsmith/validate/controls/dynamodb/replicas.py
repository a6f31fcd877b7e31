"""DynamoDB: a global table has what its replication needs."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation

GUARDS = (
    ("aws_dynamodb_table", "replica.region_name"),
    ("aws_dynamodb_table", "replica.point_in_time_recovery"),
)


def check(table: Resource, _: Evaluation) -> Iterator[Violation]:
    """A stream with both images, each replica in a region of its own, and as recoverable as the table."""
    replicas = table.parts("replica")
    if not replicas:
        raise NotApplicableError("It is in one region only.")
    if not table.flag("stream_enabled") or table.known("stream_view_type") != "NEW_AND_OLD_IMAGES":
        yield Violation("Its replicas have no stream with new and old images to follow.", "stream_view_type")
    regions = [str(replica.at("region_name")) for replica in replicas if replica.is_set("region_name")]
    if len(regions) < len(replicas):
        yield Violation("A replica is in no region.", "replica")
    if len(set(regions)) < len(regions):
        yield Violation("Two replicas are in the same region.", "replica")
    if table.flag("point_in_time_recovery.0.enabled"):
        yield from (
            Violation("The table has point-in-time recovery and its replica has none.", "replica")
            for replica in replicas
            if not replica.flag("point_in_time_recovery")
        )


CONTROL = Control(
    id="dynamodb-replicas",
    title="A table's replicas follow its stream, each in a region of its own, and are as recoverable as the table.",
    why="Replication between regions reads the table's stream: without it there is none.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_reqs_bestpractices.html",
    fix="Stream new and old images, name one region for each replica, and give it the table's recovery.",
    types=("aws_dynamodb_table",),
    check=check,
    guards=GUARDS,
    always=True,
)
