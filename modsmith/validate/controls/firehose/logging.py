"""Firehose: a delivery stream logs delivery errors."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import firehose, naming
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BLOCK = "cloudwatch_logging_options"
NAMES = {"log_group_name": "aws_cloudwatch_log_group", "log_stream_name": "aws_cloudwatch_log_stream"}
GUARDS = tuple(
    (firehose.STREAM, f"{firehose.S3}.{path}")
    for path in (BLOCK, f"{BLOCK}.enabled", *(f"{BLOCK}.{one}" for one in NAMES))
)


def check(stream: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that each destination logs to a log group and a log stream."""
    destinations = firehose.destinations(stream)
    if not destinations:
        yield Violation("The stream has no destination of a known type.", "destination")
    for destination in destinations:
        at = firehose.S3 if stream.at(firehose.S3) is not None else "destination"
        if not destination.flag(f"{BLOCK}.0.enabled"):
            yield Violation("The destination does not log delivery errors.", at)
            continue
        for name, type_ in NAMES.items():
            value = destination.at(f"{BLOCK}.0.{name}")
            if not destination.is_set(f"{BLOCK}.0.{name}"):
                yield Violation(f"The destination's logging has no {name}.", at)
            elif naming.is_foreign(value, evaluation, type_):
                yield Violation(f"{value} is not a {name} of the module.", at)


CONTROL = Control(
    id="firehose-logging",
    title="A delivery stream logs why deliveries fail.",
    why="Firehose retries for a day and then drops the records. Only the log contains the reason.",
    source="https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html",
    fix="Set cloudwatch_logging_options with enabled = true, log_group_name and log_stream_name.",
    types=(firehose.STREAM,),
    severity=Severity.LOW,
    check=check,
    guards=GUARDS,
)
