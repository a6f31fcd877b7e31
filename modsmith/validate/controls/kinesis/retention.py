"""Kinesis: a stream sets its retention period."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

STREAM = "aws_kinesis_stream"
HOURS = (24, 8760)
"""Hours that AWS allows: a day to a year."""


def check(stream: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the period is explicit and within the limits of AWS."""
    hours = stream.number("retention_period")
    if hours is None:
        yield Violation("The stream does not set its retention period.", "retention_period")
    elif not HOURS[0] <= hours <= HOURS[1]:
        yield Violation(
            f"The stream keeps records for {hours:g} hours, which is not {HOURS[0]} to {HOURS[1]}.",
            "retention_period",
        )


CONTROL = Control(
    id="kinesis-retention",
    title="A stream sets its retention period, from a day to a year.",
    why="A consumer that is down for longer than the retention period loses records for good.",
    source="https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html",
    fix="Set retention_period to 24 to 8760 hours.",
    types=(STREAM,),
    severity=Severity.LOW,
    check=check,
    guards=((STREAM, "retention_period"),),
)
