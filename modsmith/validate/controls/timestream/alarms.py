"""Timestream: somebody hears of writes and queries that fail."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms
from modsmith.validate.aws.alarms import Metric
from modsmith.validate.control import Control, Violation

ERRORS = ("SystemErrors", "UserErrors")
OPERATIONS = ("WriteRecords", "Query", "DescribeEndpoints")
"""What clients do all the time: the SDKs ask for an endpoint before they write or query."""

GUARDS = ((alarms.ALARM, ""), (alarms.ALARM, "metric_query"))


def check(_: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Both kinds of errors of each operation; they are counted for the account, not for a database."""
    for name in ERRORS:
        for operation in OPERATIONS:

            def is_meant(metric: Metric, operation: str = operation) -> bool:
                return metric.dimensions.get("Operation") == operation

            if not alarms.on(evaluation, "AWS/Timestream", (name,), is_meant):
                yield Violation(f"No alarm watches {name} of {operation}.")


CONTROL = Control(
    id="timestream-alarms",
    title="Errors of Timestream's writes, queries and endpoints are watched.",
    why="A writer that is refused loses measurements that nobody takes again.",
    source="https://docs.aws.amazon.com/timestream/latest/developerguide/metrics-dimensions.html",
    fix="Add aws_cloudwatch_metric_alarm on SystemErrors and UserErrors with each Operation.",
    types=("aws_timestreamwrite_database",),
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
