"""Timestream: somebody hears of writes and queries that fail."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws import alarms
from modsmith.validate.aws.alarms import Metric
from modsmith.validate.control import Control, Lack

ERRORS = ("SystemErrors", "UserErrors")
OPERATIONS = ("WriteRecords", "Query", "DescribeEndpoints")
"""What clients do all the time: the SDKs ask for an endpoint before they write or query."""

GUARDS = ((alarms.ALARM, ""), (alarms.ALARM, "metric_query"))


def judge(_: Resource, world: World) -> Iterator[Lack]:
    """Both kinds of errors of each operation; they are counted for the account, not for a database."""
    for name in ERRORS:
        for operation in OPERATIONS:

            def is_meant(metric: Metric, operation: str = operation) -> bool:
                return metric.dimensions.get("Operation") == operation

            if not alarms.on(world, "AWS/Timestream", (name,), is_meant):
                yield Lack(f"No alarm watches {name} of {operation}.")


CONTROL = Control(
    id="timestream-alarms",
    title="Errors of Timestream's writes, queries and endpoints are watched.",
    why="A writer that is refused loses measurements that nobody takes again.",
    source="https://docs.aws.amazon.com/timestream/latest/developerguide/metrics-dimensions.html",
    mend="Add aws_cloudwatch_metric_alarm on SystemErrors and UserErrors with each Operation.",
    types=("aws_timestreamwrite_database",),
    judge=judge,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
