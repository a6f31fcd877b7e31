"""The words of the scaler. Times are seconds since the epoch, rates are per second."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class Minute:
    """One minute of a stream's load, as averages per second.

    Attributes:
        start: when it began.
        records: records accepted.
        bytes: bytes accepted.
        throttled: records rejected; a record that is sent again and rejected again counts again.
    """

    start: float
    records: float
    bytes: float
    throttled: float = 0.0


@dataclass(frozen=True)
class Update:
    """One call of UpdateShardCount, by us or by someone else.

    Attributes:
        at: when.
        before: shards until then.
        after: shards asked for.
    """

    at: float
    before: int
    after: int


@dataclass(frozen=True)
class Stream:
    """A stream as Kinesis describes it.

    Attributes:
        shards: open shards.
        status: ACTIVE, or UPDATING, CREATING, DELETING.
    """

    shards: int
    status: str = "ACTIVE"


class Action(StrEnum):
    """What is done about it; also the dimension `Action` of our metric."""

    SCALE_OUT = "scale_out"
    SCALE_IN = "scale_in"
    HOLD = "hold"
    BLOCKED = "blocked"  # more shards are needed and cannot be had


class Reason(StrEnum):
    """Why."""

    HIGH_LOAD = "high_load"
    LOW_LOAD = "low_load"
    BELOW_MINIMUM = "below_minimum"
    ABOVE_MAXIMUM = "above_maximum"
    WITHIN_TARGET = "within_target"
    AT_MAXIMUM = "at_maximum"
    COOLDOWN = "cooldown"
    NOT_ACTIVE = "not_active"
    NO_DATA = "no_data"
    THROTTLED = "throttled"
    RISING_LOAD = "rising_load"
    THROTTLED_BELOW_CAPACITY = "throttled_below_capacity"  # a hot shard, or a change under way
    QUOTA_RESERVED = "quota_reserved"
    QUOTA_EXHAUSTED = "quota_exhausted"
    CHANGED_ELSEWHERE = "changed_elsewhere"
    LOST_RACE = "lost_race"
    REFUSED = "refused"


@dataclass(frozen=True)
class Decision:
    """What to do with the stream.

    Attributes:
        action: what.
        target: shards to have; today's number if nothing is to change.
        reason: why.
        needed: shards that the load or a bound asks for, bounds and limits of AWS aside.
        detail: what Kinesis said when it refused.
    """

    action: Action
    target: int
    reason: Reason
    needed: int
    detail: str = ""

    @property
    def moves(self) -> bool:
        """Whether it calls UpdateShardCount."""
        return self.action in (Action.SCALE_OUT, Action.SCALE_IN)

    @property
    def counts(self) -> int:
        """Calls by which the quota is smaller after it: our own, or somebody else's that it found."""
        return int(self.moves or self.reason is Reason.CHANGED_ELSEWHERE)


class ScalerError(Exception):
    """The scaler cannot work as it is deployed: its function fails, and an alarm on its errors tells."""
