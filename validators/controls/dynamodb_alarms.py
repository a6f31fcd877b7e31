"""DynamoDB: a table and its indexes are watched."""

from __future__ import annotations

from collections.abc import Iterator

from validators import alarms
from validators.configuration.world import Resource, World
from validators.control import Control, Lack

THROTTLES = ("ReadThrottleEvents", "WriteThrottleEvents", "ThrottledRequests")
LOAD = ("ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits")


def judge(table: Resource, world: World) -> Iterator[Lack]:
    """An alarm on throttling or consumption, of the table and of each index."""
    if not alarms.watching(world, table, "AWS/DynamoDB", (*THROTTLES, *LOAD), "TableName"):
        yield Lack("No alarm watches the table.")
    for block in table.blocks("global_secondary_index"):
        name = str(table.part(block).known("name"))
        if not alarms.watching(
            world, table, "AWS/DynamoDB", (*THROTTLES, *LOAD), "TableName", GlobalSecondaryIndexName=name
        ):
            yield Lack(f"No alarm watches its index {name}.", "global_secondary_index")


CONTROL = Control(
    id="dynamodb-alarms",
    title="A table and each of its indexes are watched for throttling or load.",
    why="A throttled index throttles the writes of its table, and nothing but a metric says so.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Monitoring-metrics-with-Amazon-CloudWatch.html",
    mend="Add an aws_cloudwatch_metric_alarm on throttling or consumed capacity for the table and each index.",
    types=("aws_dynamodb_table",),
    judge=judge,
)
