"""Kinesis: shards are provisioned, or the stream makes its own."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation

STREAM = "aws_kinesis_stream"
MODE = "stream_mode_details.0.stream_mode"


def check(stream: Resource, _: Evaluation) -> Iterator[Violation]:
    """A number of shards in provisioned mode, and in that alone."""
    mode, shards = stream.known(MODE) or "PROVISIONED", stream.number("shard_count")
    if mode not in ("PROVISIONED", "ON_DEMAND"):
        yield Violation(f"Kinesis knows no mode {mode}.", "stream_mode_details")
    elif mode == "ON_DEMAND" and shards:
        yield Violation("It makes its own shards, and is given a number of them.", "shard_count")
    elif mode == "PROVISIONED" and (shards or 0) < 1:
        yield Violation("Its shards are provisioned, and it has none.", "shard_count")


CONTROL = Control(
    id="kinesis-mode",
    title="A stream has a number of shards where they are provisioned, and none on demand.",
    why="Kinesis refuses the stream, or scales it by another hand than the one that was meant.",
    source="https://docs.aws.amazon.com/streams/latest/dev/how-do-i-size-a-stream.html",
    fix="Set shard_count with stream_mode = PROVISIONED, and leave it out with ON_DEMAND.",
    types=(STREAM,),
    check=check,
    guards=((STREAM, "shard_count"),),
)
