"""Kinesis: steps in which a stream can be scaled."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.state import backend

AWS_REFUSES = "scaling a stream to more than double or less than half of its shards"
SOURCE = "docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html"
OPERATIONS = ("UpdateShardCount",)
CODE = "InvalidArgumentException"


def check(call: Call) -> str | None:
    """Compares the target with the open shards."""
    stream = backend(call, "kinesis").streams.get(_name(call))
    if stream is None:
        return None
    present, target = sum(shard.is_open for shard in stream.shards.values()), call.values["TargetShardCount"]
    if present / 2 <= target <= present * 2:
        return None
    bound = "double" if target > present else "half"
    return (
        f"UpdateShardCount cannot scale {'up over' if bound == 'double' else 'down below'} {bound} your current open"
        f" shard count. Current open shard count: {present} Target shard count: {target}"
    )


def _name(call: Call) -> str:
    return str(call.values.get("StreamName") or call.values.get("StreamARN", "").rpartition("/")[2])


def refused(client: Clients) -> object:
    """From two shards to five."""
    return _update(client, 5)


def accepted(client: Clients) -> object:
    """From two shards to four."""
    return _update(client, 4)


def _update(client: Clients, target: int) -> object:
    kinesis = client("kinesis")
    kinesis.create_stream(StreamName="rule", ShardCount=2)
    return kinesis.update_shard_count(
        StreamName="rule", TargetShardCount=target, ScalingType="UNIFORM_SCALING"
    )
