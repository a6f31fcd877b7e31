"""CloudWatch: an alarm has the dimensions that AWS reports its metric with."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms
from modsmith.validate.aws.alarms import ALARM, Metric
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

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
    """Checks that an alarm on an AWS metric has the right dimensions, and that none is empty."""
    found = list(alarms.metrics(alarm))
    if found and not any(metric.namespace.startswith("AWS/") for metric in found):
        raise NotApplicableError(
            "The alarm's metrics are custom metrics; only their publisher defines their dimensions."
        )
    for metric in found:
        at = "dimensions" if alarm.at("metric_name") is not None else "metric_query"
        if not metric.dimensions and metric.namespace.startswith("AWS/") and not _is_of_account(metric):
            yield Violation(f"AWS reports {metric.name} only with dimensions.", at)
        if (metric.namespace, metric.name) == ("AWS/DynamoDB", "UserErrors") and metric.dimensions:
            yield Violation("AWS reports UserErrors for the account, without dimensions.", at)
        if (
            metric.namespace == "AWS/DynamoDB"
            and metric.name in PER_OPERATION
            and "Operation" not in metric.dimensions
        ):
            yield Violation(f"AWS reports {metric.name} only for each Operation.", at)
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
    title="An alarm has exactly the dimensions that AWS reports its metric with, and none is empty.",
    why=(
        "CloudWatch does not aggregate over a missing dimension. The alarm never receives data, and "
        "no error says so."
    ),
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Monitoring-metrics-creating-cloudwatch-alarms.html",
    fix="Set every dimension of the metric, and no others.",
    types=(ALARM,),
    severity=Severity.MEDIUM,
    check=check,
    guards=GUARDS,
)
