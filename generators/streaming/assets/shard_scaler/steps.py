"""Sizes that one call may lead to: at most double, at least half, by quarters where that comes out even.

AWS recommends multiples of 25 %, anything else takes longer:
https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateShardCount.html
"""

from __future__ import annotations


def larger(shards: int, maximum: int) -> list[int]:
    """Sizes above, ascending: even quarters up to double, and the maximum if it is no more than double."""
    sizes = {shards * quarters // 4 for quarters in (5, 6, 7, 8) if shards * quarters % 4 == 0}
    return sorted({min(size, maximum) for size in sizes})


def smaller(shards: int, landing: int) -> list[int]:
    """Sizes below, ascending: the half, rounded up, and the landing if it is half or more.

    Only halves, so that a load that does not fall never leads back: more shards are taken above 80 % of
    what there is, double at most, and so above 40 % of what comes of it; fewer below 60 % of the half, 30 %.

    Args:
        shards: size now.
        landing: size below which none may be: the lower bound, or the upper one for a stream above it.
    """
    half = -(-shards // 2)
    return sorted({size for size in (half, landing) if max(half, landing) <= size < shards})
