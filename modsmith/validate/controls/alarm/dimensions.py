"""CloudWatch: an alarm has the dimensions that its metric is reported with."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms
from modsmith.validate.aws.alarms import ALARM, Metric
from modsmith.validate.control import Control, NotApplicableError, Violation

WHOLE_ACCOUNT = (
    ("AWS/DynamoDB", "UserErrors"),
    ("AWS/DynamoDB", "Account*"),
    ("AWS/DynamoDB", "Max*"),
    ("AWS/Lambda", "*ConcurrentExecutions"),
    ("AWS/SNS", "SMS*"),
    ("AWS/SES", "*"),
    ("AWS/Route53*", "*"),
    ("AWS/Events", "*"),
)
"""Metrics that AWS reports without dimensions: namespace and name."""

PER_OPERATION = {"SystemErrors", "SuccessfulRequestLatency"}
GUARDS = ((ALARM, "dimensions"), (ALARM, "metric_query.metric.dimensions"))


def check(alarm: Resource, _: Evaluation) -> Iterator[Violation]:
    """Every metric of AWS has the dimensions that it is reported with, and none is empty."""
    found = list(alarms.metrics(alarm))
    if found and not any(metric.namespace.startswith("AWS/") for metric in found):
        raise NotApplicableError(
            "Its metrics are not AWS's own: whoever reports them knows their dimensions."
        )
    for metric in found:
        at = "dimensions" if alarm.at("metric_name") is not None else "metric_query"
        if not metric.dimensions and metric.namespace.startswith("AWS/") and not _is_of_account(metric):
            yield Violation(f"{metric.name} is reported with dimensions only.", at)
        if (metric.namespace, metric.name) == ("AWS/DynamoDB", "UserErrors") and metric.dimensions:
            yield Violation("UserErrors is reported for the account, without dimensions.", at)
        if (
            metric.namespace == "AWS/DynamoDB"
            and metric.name in PER_OPERATION
            and "Operation" not in metric.dimensions
        ):
            yield Violation(f"{metric.name} is reported for each Operation only.", at)
        for name, value in metric.dimensions.items():
            if value in (None, ""):
                yield Violation(f"The dimension {name} is empty.", at)


def _is_of_account(metric: Metric) -> bool:
    return any(
        fnmatchcase(metric.namespace, space) and fnmatchcase(metric.name, name)
        for space, name in WHOLE_ACCOUNT
    )


CONTROL = Control(
    id="alarm-dimensions",
    title="An alarm's dimensions are those that its metric is reported with, and none is empty.",
    why="CloudWatch does not add up over a missing dimension: the alarm never has data, and nobody is told so.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Monitoring-metrics-creating-cloudwatch-alarms.html",
    fix="Set every dimension of the metric, and no other.",
    types=(ALARM,),
    check=check,
    guards=GUARDS,
)
