"""Kinesis: a stream has a shard count only in provisioned mode."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

STREAM = "aws_kinesis_stream"
MODE = "stream_mode_details.0.stream_mode"


def check(stream: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the shard count is set in provisioned mode and only there."""
    mode, shards = stream.known(MODE) or "PROVISIONED", stream.number("shard_count")
    if mode not in ("PROVISIONED", "ON_DEMAND"):
        yield Violation(f"Kinesis does not support the mode {mode}.", "stream_mode_details")
    elif mode == "ON_DEMAND" and shards:
        yield Violation("The stream is on demand but sets a number of shards.", "shard_count")
    elif mode == "PROVISIONED" and (shards or 0) < 1:
        yield Violation("The stream is provisioned but has no shards.", "shard_count")


CONTROL = Control(
    id="kinesis-mode",
    title="A stream sets a number of shards in provisioned mode, and none in on-demand mode.",
    why="Kinesis rejects the stream, or scales it in another way than intended.",
    source="https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html",
    fix="Set shard_count with stream_mode = PROVISIONED, and omit it with ON_DEMAND.",
    types=(STREAM,),
    severity=Severity.LOW,
    check=check,
    guards=((STREAM, "shard_count"),),
)
