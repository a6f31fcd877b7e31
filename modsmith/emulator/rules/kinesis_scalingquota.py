"""Kinesis: how often a stream can be scaled."""

from __future__ import annotations

import time

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.state import backend

AWS_REFUSES = "more than ten UpdateShardCount of a stream in 24 hours, and any in on-demand mode"
SOURCE = "docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html"
OPERATIONS = ("UpdateShardCount",)
CODE = "LimitExceededException"

MOST, DAY = 10, 86_400


def check(call: Call) -> str | None:
    """Counts the calls that this rule has let through, on the stream itself."""
    name = call.values.get("StreamName") or call.values.get("StreamARN", "").rpartition("/")[2]
    stream = backend(call, "kinesis").streams.get(name)
    if stream is None:
        return None
    now = time.time()
    made = [at for at in vars(stream).get("scaled_at", []) if now - at < DAY]
    if len(made) >= MOST:
        return f"Request would exceed the limit of {MOST} UpdateShardCount calls per stream in 24 hours."
    vars(stream)["scaled_at"] = [*made, now]
    return None


def refused(client: Clients) -> object:
    """Eleven times between two and three."""
    return _update(client, 11)


def accepted(client: Clients) -> object:
    """Ten times."""
    return _update(client, 10)


def _update(client: Clients, times: int) -> object:
    kinesis = client("kinesis")
    kinesis.create_stream(StreamName="rule", ShardCount=2)
    for number in range(times):
        kinesis.update_shard_count(
            StreamName="rule", TargetShardCount=3 - number % 2, ScalingType="UNIFORM_SCALING"
        )
    return None
