"""DynamoDB: alarms watch a table and its indexes for throttling."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

READS, WRITES = ("ReadThrottleEvents", "ThrottledRequests"), ("WriteThrottleEvents", "ThrottledRequests")
LOAD = ("ConsumedReadCapacityUnits", "ConsumedWriteCapacityUnits")
GUARDS = (("aws_cloudwatch_metric_alarm", ""), ("aws_cloudwatch_metric_alarm", "dimensions"))


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for alarms on throttled reads and writes, or on consumed capacity, of the table and each index."""
    units = {"the table": ""} | {
        f"its index {name}": name
        for one in table.parts("global_secondary_index")
        for name in [str(one.known("name"))]
    }
    for unit, index in units.items():
        missing = [
            what
            for what, names in (("reads", READS), ("writes", WRITES))
            if not _on(table, evaluation, index, names)
        ]
        if missing and not _on(table, evaluation, index, LOAD):
            at = "global_secondary_index" if index else ""
            yield Violation(
                f"No alarm watches throttled {' and '.join(missing)} or consumed capacity of {unit}.", at
            )


def _on(table: Resource, evaluation: Evaluation, index: str, names: tuple[str, ...]) -> bool:
    """Whether an alarm watches one of the metrics of an index, or of the table itself if the index is ""."""
    return bool(
        alarms.watching(
            evaluation, table, "AWS/DynamoDB", names, "TableName", GlobalSecondaryIndexName=index or None
        )
    )


CONTROL = Control(
    id="dynamodb-alarms",
    title=(
        "Alarms watch a table and each of its indexes for throttled reads and writes, or for "
        "consumed capacity."
    ),
    why="A throttled index throttles writes to its table, and only a metric shows it.",
    source="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Best_Practice_Recommended_Alarms_AWS_Services.html",
    fix=(
        "Add aws_cloudwatch_metric_alarm on ReadThrottleEvents and WriteThrottleEvents for the table "
        "and each index."
    ),
    types=("aws_dynamodb_table",),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
