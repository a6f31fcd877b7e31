"""Load as the number of shards that would carry it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from .model import Minute
from .settings import Settings

# CloudWatch is a minute or two behind; what is older than this says nothing about now.
STALE_SECONDS = 300

# A newest minute so far above the average of its window is the beginning of something.
RISING = 1.2


def newest(minutes: Sequence[Minute], now: float) -> Minute | None:
    """The last minute that has figures; None if there is none or it is stale."""
    last = max(minutes, key=lambda minute: minute.start, default=None)
    return last if last and now - last.start <= STALE_SECONDS else None


def window(minutes: Sequence[Minute], last: Minute, length: int) -> list[Minute] | None:
    """The minutes up to the newest, in order; None if one is missing, since no data is not no load.

    Args:
        minutes: with figures.
        last: the newest.
        length: minutes in all.
    """
    first = last.start - 60 * (length - 1)
    inside = [minute for minute in minutes if first <= minute.start <= last.start]
    complete = len({minute.start for minute in inside}) == length
    return sorted(inside, key=lambda minute: minute.start) if complete else None


def accepted(minute: Minute, settings: Settings) -> float:
    """Shards' worth of what the stream took in, by records or by bytes, whichever is more."""
    by_records = minute.records / settings.target_records_per_shard
    return max(by_records, minute.bytes / settings.target_bytes_per_shard)


def offered(minute: Minute, settings: Settings) -> float:
    """Shards' worth of what producers sent: rejected records are taken to be as large as the others."""
    rejected_share = minute.throttled / minute.records if minute.records else 0.0
    return accepted(minute, settings) * (1 + rejected_share)


def shards_for(demand: float, percent: int) -> int:
    """Shards that carry a demand at no more than a percentage of the target."""
    return math.ceil(round(demand * 100 / percent, 6))


def rising(demands: Sequence[float]) -> bool:
    """Whether the newest of some demands, which is the last, stands out from their average."""
    return demands[-1] > RISING * sum(demands) / len(demands)
