"""Kinesis: an alarm watches each consumer with enhanced fan-out."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import alarms
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CONSUMER = "aws_kinesis_stream_consumer"
LAG = ("SubscribeToShardEvent.MillisBehindLatest",)
GUARDS = ((alarms.ALARM, ""), (alarms.ALARM, "dimensions"), (alarms.ALARM, "metric_name"))


def check(consumer: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for an alarm on the consumer's lag."""
    if not alarms.watching(evaluation, consumer, "AWS/Kinesis", LAG, "ConsumerName"):
        yield Violation("No alarm watches how far the consumer is behind.")


CONTROL = Control(
    id="kinesis-consumers",
    title="An alarm watches each consumer with enhanced fan-out for falling behind.",
    why="Such a consumer calls no GetRecords, so the iterator age of the stream does not include it.",
    source="https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html",
    fix="Add an alarm on SubscribeToShardEvent.MillisBehindLatest with StreamName and ConsumerName.",
    types=(CONSUMER,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(alarms.ALARM,),
    guards=GUARDS,
)
