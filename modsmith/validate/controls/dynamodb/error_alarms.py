"""DynamoDB: alarms report failed and slow requests."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms
from modsmith.validate.aws.alarms import Metric
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

PER_OPERATION = ("SystemErrors", "SuccessfulRequestLatency")
"""Metrics that DynamoDB reports for each operation of a table, and not for a table alone."""


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for an alarm on errors or latency of the table, or on user errors of the account."""

    def is_of_table(metric: Metric) -> bool:
        has_operation = metric.dimensions.get("Operation") is not None
        return has_operation and alarms.is_of(metric, evaluation, table, "TableName")

    among = ("TableName", list(evaluation.names_of(table)))
    watched = alarms.on(evaluation, "AWS/DynamoDB", PER_OPERATION, is_of_table, among)
    if not watched and not _of_account(evaluation):
        yield Violation("No alarm watches the table's errors or latency.")


def _of_account(evaluation: Evaluation) -> bool:
    """Whether an alarm watches the errors of all tables; cached, because every table needs it.

    Raises:
        UndeterminedError: it is unknown what an alarm watches.
    """
    found = evaluation.once(
        "user errors",
        lambda: alarms.on(evaluation, "AWS/DynamoDB", ("UserErrors",), lambda metric: not metric.dimensions),
    )
    return bool(found)


CONTROL = Control(
    id="dynamodb-error-alarms",
    title="An alarm watches a table for errors or latency.",
    why="Throttling metrics do not show failed or slow requests. Only their own metrics do.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
    fix=(
        "Add an aws_cloudwatch_metric_alarm on SystemErrors or SuccessfulRequestLatency with "
        "TableName and Operation."
    ),
    types=("aws_dynamodb_table",),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(alarms.ALARM,),
)
