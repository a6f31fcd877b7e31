"""Kinesis: alarms watch the consumers and producers of a stream."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

NEEDED = {
    "the iterator age of consumers": ("GetRecords.IteratorAgeMilliseconds", "MillisBehindLatest"),
    "rejected writes": ("WriteProvisionedThroughputExceeded", "PutRecords.ThrottledRecords"),
}
GUARDS = ((alarms.ALARM, ""), (alarms.ALARM, "dimensions"), (alarms.ALARM, "metric_name"))


def check(stream: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for alarms on consumers that fall behind and on rejected producers."""
    for what, names in NEEDED.items():
        if not alarms.watching(evaluation, stream, "AWS/Kinesis", names, "StreamName"):
            yield Violation(f"No alarm watches {what}.")


CONTROL = Control(
    id="kinesis-alarms",
    title="Alarms watch a stream for consumers that fall behind and producers that are throttled.",
    why="Records that consumers have not read by the end of the retention period are lost.",
    source="https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html",
    fix="Add alarms on GetRecords.IteratorAgeMilliseconds and WriteProvisionedThroughputExceeded.",
    types=("aws_kinesis_stream",),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
