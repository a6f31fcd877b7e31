"""The decision: pure, so that it can be tested against any load and any clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from . import demand, quota, steps
from .model import Action, Decision, Minute, Reason, Stream, Update
from .settings import Settings


@dataclass(frozen=True)
class Situation:
    """All that a decision rests on.

    Attributes:
        stream: as Kinesis describes it now.
        minutes: its load, in any order, with gaps where CloudWatch has nothing.
        updates: calls of UpdateShardCount in the last day, oldest first.
        now: the time.
        settings: bounds, targets, cooldowns, quota.
    """

    stream: Stream
    minutes: Sequence[Minute]
    updates: Sequence[Update]
    now: float
    settings: Settings

    def cooling(self, seconds: int) -> bool:
        """Whether the last call, in either direction, is younger than a cooldown."""
        return bool(self.updates) and self.now - self.updates[-1].at < seconds

    def affordable(self, size: int) -> bool:
        """Whether the calls left after this one still lead from a size to the maximum.

        One that frees less than a quarter of the shards must leave some more.
        """
        frees_little = self.stream.shards * 3 < size * 4 < self.stream.shards * 4
        spare = quota.SPARE_FOR_LITTLE if frees_little else 0
        return self.left - 1 >= quota.climb(size, self.settings.max_shards) + spare

    @property
    def left(self) -> int:
        """Calls that may still be made."""
        return quota.left(self.updates, self.now, self.settings.daily_updates)


def decide(situation: Situation) -> Decision:
    """What to do with a stream.

    Args:
        situation: the stream, its load and its history.

    Returns:
        A target that one call may reach, within the bounds, the cooldowns and the budget of calls.
    """
    shards = situation.stream.shards
    if situation.stream.status != "ACTIVE":
        return Decision(Action.HOLD, shards, Reason.NOT_ACTIVE, shards)
    needed, reason = _needed(situation)
    if needed > shards:
        return _scale_out(situation, needed, reason)
    if needed < shards:
        return _scale_in(situation, needed, reason)
    return Decision(Action.HOLD, shards, reason, needed)


def _needed(situation: Situation) -> tuple[int, Reason]:
    """Shards that are needed, and what says so; today's number where nothing can be said."""
    shards, settings = situation.stream.shards, situation.settings
    if shards > settings.max_shards:
        return settings.max_shards, Reason.ABOVE_MAXIMUM
    needed, reason = _needed_by_load(situation)
    if needed < settings.min_shards:
        return settings.min_shards, Reason.BELOW_MINIMUM
    return needed, reason


def _needed_by_load(situation: Situation) -> tuple[int, Reason]:
    shards, settings = situation.stream.shards, situation.settings
    last = demand.newest(situation.minutes, situation.now)
    if last is None:
        return shards, Reason.NO_DATA
    # What was rejected before the last change was rejected by a stream of another size.
    changed = situation.updates[-1].at if situation.updates else 0.0
    rejects = last.throttled > 0 and last.start >= changed
    carried = demand.accepted(last, settings)
    if rejects and demand.shards_for(carried, settings.scale_in_percent) <= shards:
        return shards, Reason.THROTTLED_BELOW_CAPACITY
    load = demand.offered(last, settings) if rejects else carried
    needed = demand.shards_for(load, settings.scale_out_percent)
    return (needed, Reason.HIGH_LOAD) if needed > shards else _needed_when_calm(situation, last)


def _needed_when_calm(situation: Situation, last: Minute) -> tuple[int, Reason]:
    shards, settings = situation.stream.shards, situation.settings
    window = demand.window(situation.minutes, last, settings.scale_in_after_minutes)
    if window is None:
        return shards, Reason.NO_DATA
    if any(minute.throttled for minute in window):
        return shards, Reason.THROTTLED
    demands = [demand.accepted(minute, settings) for minute in window]
    if demand.rising(demands):
        return shards, Reason.RISING_LOAD
    needed = max(settings.min_shards, demand.shards_for(max(demands), settings.scale_in_percent))
    return (needed, Reason.LOW_LOAD) if needed < shards else (shards, Reason.WITHIN_TARGET)


def _scale_out(situation: Situation, needed: int, reason: Reason) -> Decision:
    shards, settings = situation.stream.shards, situation.settings
    if shards == settings.max_shards:
        return Decision(Action.BLOCKED, shards, Reason.AT_MAXIMUM, needed)
    if situation.cooling(settings.scale_out_cooldown_seconds):
        return Decision(Action.HOLD, shards, Reason.COOLDOWN, needed)
    if not situation.left:
        return Decision(Action.BLOCKED, shards, Reason.QUOTA_EXHAUSTED, needed)
    sizes = steps.larger(shards, settings.max_shards)
    enough = [size for size in sizes if size >= needed and situation.affordable(size)]
    return Decision(Action.SCALE_OUT, min(enough, default=sizes[-1]), reason, needed)


def _scale_in(situation: Situation, needed: int, reason: Reason) -> Decision:
    shards, settings = situation.stream.shards, situation.settings
    landing = needed if reason is Reason.ABOVE_MAXIMUM else settings.min_shards
    sizes = [size for size in steps.smaller(shards, landing) if size >= needed]
    if not sizes:
        return Decision(Action.HOLD, shards, Reason.WITHIN_TARGET, needed)
    if situation.cooling(settings.scale_in_cooldown_seconds):
        return Decision(Action.HOLD, shards, Reason.COOLDOWN, needed)
    affordable = [size for size in sizes if situation.affordable(size)]
    if not affordable:
        return Decision(Action.HOLD, shards, Reason.QUOTA_RESERVED, needed)
    return Decision(Action.SCALE_IN, affordable[0], reason, needed)
