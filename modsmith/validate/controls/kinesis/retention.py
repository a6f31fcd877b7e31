"""Kinesis: a stream says how long it keeps records."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation

STREAM = "aws_kinesis_stream"
HOURS = (24, 8760)
"""What AWS allows: a day to a year."""


def check(stream: Resource, _: Evaluation) -> Iterator[Violation]:
    """The period is written down, and one that AWS allows."""
    hours = stream.number("retention_period")
    if hours is None:
        yield Violation("It does not say how long it keeps records.", "retention_period")
    elif not HOURS[0] <= hours <= HOURS[1]:
        yield Violation(
            f"It keeps records for {hours:g} hours, not for {HOURS[0]} to {HOURS[1]}.", "retention_period"
        )


CONTROL = Control(
    id="kinesis-retention",
    title="A stream says how long it keeps records, a day to a year.",
    why="A consumer that stands still for longer than that has lost records for good.",
    source="https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html",
    fix="Set retention_period to 24 to 8760 hours.",
    types=(STREAM,),
    check=check,
    guards=((STREAM, "retention_period"),),
)
