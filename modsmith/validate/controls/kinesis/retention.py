"""Kinesis: a stream says how long it keeps records."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.control import Control, Lack

STREAM = "aws_kinesis_stream"
HOURS = (24, 8760)
"""What AWS allows: a day to a year."""


def judge(stream: Resource, _: World) -> Iterator[Lack]:
    """The period is written down, and one that AWS allows."""
    hours = stream.number("retention_period")
    if hours is None:
        yield Lack("It does not say how long it keeps records.", "retention_period")
    elif not HOURS[0] <= hours <= HOURS[1]:
        yield Lack(
            f"It keeps records for {hours:g} hours, not for {HOURS[0]} to {HOURS[1]}.", "retention_period"
        )


CONTROL = Control(
    id="kinesis-retention",
    title="A stream says how long it keeps records, a day to a year.",
    why="A consumer that stands still for longer than that has lost records for good.",
    source="https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html",
    mend="Set retention_period to 24 to 8760 hours.",
    types=(STREAM,),
    judge=judge,
    guards=((STREAM, "retention_period"),),
)
