"""Kinesis: a stream is watched at both ends."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms
from modsmith.validate.control import Control, Violation

NEEDED = {
    "the age of what consumers read": ("GetRecords.IteratorAgeMilliseconds", "MillisBehindLatest"),
    "the records that it refuses": ("WriteProvisionedThroughputExceeded", "PutRecords.ThrottledRecords"),
}
GUARDS = ((alarms.ALARM, ""), (alarms.ALARM, "dimensions"), (alarms.ALARM, "metric_name"))


def check(stream: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Consumers that fall behind, and producers that are refused."""
    for what, names in NEEDED.items():
        if not alarms.watching(evaluation, stream, "AWS/Kinesis", names, "StreamName"):
            yield Violation(f"No alarm watches {what}.")


CONTROL = Control(
    id="kinesis-alarms",
    title="A stream is watched for consumers that fall behind and for producers that are refused.",
    why="What a consumer has not read when the retention is over is lost.",
    source="https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html",
    fix="Add alarms on GetRecords.IteratorAgeMilliseconds and WriteProvisionedThroughputExceeded.",
    types=("aws_kinesis_stream",),
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
