"""Timestream: alarms report failed writes and queries."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms
from modsmith.validate.aws.alarms import Metric
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

ERRORS = ("SystemErrors", "UserErrors")
OPERATIONS = ("WriteRecords", "Query", "DescribeEndpoints")
"""Operations that all clients use: the SDKs request an endpoint before they write or query."""

GUARDS = ((alarms.ALARM, ""), (alarms.ALARM, "metric_query"))


def check(_: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for both kinds of errors of each operation; Timestream counts them for the account, not for a database."""
    for name in ERRORS:
        for operation in OPERATIONS:
            if not _is_watched(name, operation, evaluation):
                yield Violation(f"No alarm watches {name} of {operation}.")


def _is_watched(name: str, operation: str, evaluation: Evaluation) -> bool:
    """Whether an alarm watches the errors of an operation; cached, because every database needs it.

    Raises:
        UndeterminedError: it is unknown what an alarm watches.
    """

    def is_meant(metric: Metric) -> bool:
        return metric.dimensions.get("Operation") == operation

    found = evaluation.once(
        ("timestream alarms", name, operation),
        lambda: alarms.on(evaluation, "AWS/Timestream", (name,), is_meant),
    )
    return bool(found)


CONTROL = Control(
    id="timestream-alarms",
    title="Alarms watch the errors of Timestream's write, query and endpoint operations.",
    why="A rejected writer loses measurements that cannot be taken again.",
    source="https://docs.aws.amazon.com/timestream/latest/developerguide/metrics-dimensions.html",
    fix="Add aws_cloudwatch_metric_alarm on SystemErrors and UserErrors with each Operation.",
    types=("aws_timestreamwrite_database",),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
