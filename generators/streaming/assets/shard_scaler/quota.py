"""The quota of UpdateShardCount, budgeted so that the maximum can always be reached.

The rule is that before and after each of our calls `left(...) >= climb(shards, maximum)`: scaling in waits
for it, and scaling out takes a larger step rather than break it. Doubling never breaks it.
"""

from __future__ import annotations

from collections.abc import Sequence

from .model import Update

# 24 hours, and two minutes more: Kinesis counts a call when it arrives, we note it before we send it.
WINDOW_SECONDS = 24 * 3600 + 120

# Calls beyond the reserve that must be left before one is spent on a few shards, as from 13 down to 10.
SPARE_FOR_LITTLE = 3


def left(updates: Sequence[Update], now: float, allowed: int) -> int:
    """Calls that may still be made now; never negative."""
    return max(0, allowed - len(recent(updates, now)))


def recent(updates: Sequence[Update], now: float) -> list[Update]:
    """The calls that still count."""
    return [update for update in updates if now - update.at < WINDOW_SECONDS]


def climb(shards: int, maximum: int) -> int:
    """Calls from here to the maximum, doubling each time: 3 for 10, 20, 40, 50."""
    calls = 0
    while shards < maximum:
        shards, calls = shards * 2, calls + 1
    return calls
