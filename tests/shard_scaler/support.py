"""Situations in a few words. The clock stands at NOW, a whole minute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generators.streaming.assets.shard_scaler.decide import Situation, decide
from generators.streaming.assets.shard_scaler.model import Decision, Minute, Stream, Update
from generators.streaming.assets.shard_scaler.settings import Settings

NOW = 1_750_000_020
SETTINGS = Settings("telemetry", "/history")
HOUR = 3600


def calm(records: float, minutes: int = 20, record_bytes: float = 500) -> list[Minute]:
    """The same load for some minutes, up to the last one that has ended."""
    return [Minute(NOW - 60 * ago, records, records * record_bytes) for ago in range(minutes, 0, -1)]


def throttling(records: float, throttled: float) -> list[Minute]:
    """A calm load whose last minute has rejects."""
    *earlier, last = calm(records)
    return [*earlier, replace(last, throttled=throttled)]


def ago(seconds: float, before: int = 10, after: int = 10) -> Update:
    """One call in the past."""
    return Update(NOW - seconds, before, after)


def spent(calls: int) -> list[Update]:
    """Calls of the last day, an hour ago and earlier."""
    return [ago(HOUR * hours) for hours in range(calls, 0, -1)]


def decided(
    shards: int,
    minutes: Sequence[Minute],
    updates: Sequence[Update] = (),
    status: str = "ACTIVE",
    settings: Settings = SETTINGS,
) -> Decision:
    """The decision about a stream at NOW."""
    return decide(Situation(Stream(shards, status), minutes, updates, NOW, settings))
