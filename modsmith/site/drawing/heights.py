"""Chooses how high each node stands: near the middle of its neighbors, and apart from those above and below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from modsmith.site.drawing.order import Link, neighbors

_ROUNDS = 8


def tops(
    columns: Sequence[Sequence[str]], tall: Mapping[str, float], links: Sequence[Link], gap: float
) -> dict[str, float]:
    """The top of each node, in pixels from the top of the highest.

    Args:
        columns: the nodes of each, from top to bottom.
        tall: the height of each node.
        links: between neighboring columns.
        gap: between the nodes of a column.
    """
    center = {name: middle for names in columns for name, middle in _stacked(names, tall, gap).items()}
    before, after = neighbors(links, back=False), neighbors(links, back=True)
    for _ in range(_ROUNDS):
        for names in [*columns, *reversed(columns)]:
            wanted = [_mean(name, [*before.get(name, ()), *after.get(name, ())], center) for name in names]
            distances = [(tall[a] + tall[b]) / 2 + gap for a, b in pairwise(names)]
            center |= dict(zip(names, _apart(wanted, distances), strict=True))
    found = {name: middle - tall[name] / 2 for name, middle in center.items()}
    highest = min(found.values(), default=0.0)
    return {name: top - highest for name, top in found.items()}


def _stacked(names: Sequence[str], tall: Mapping[str, float], gap: float) -> dict[str, float]:
    """The middle of each node of a column, one below the other."""
    found, y = {}, 0.0
    for name in names:
        found[name] = y + tall[name] / 2
        y += tall[name] + gap
    return found


def _mean(name: str, near: Sequence[str], center: Mapping[str, float]) -> float:
    return sum(center[other] for other in near) / len(near) if near else center[name]


def _apart(wanted: Sequence[float], distances: Sequence[float]) -> list[float]:
    """The positions nearest to those wanted, with at least these distances between them (isotonic regression)."""
    offsets = [0.0]
    for distance in distances:
        offsets.append(offsets[-1] + distance)
    pools: list[tuple[float, int]] = []
    for value, offset in zip(wanted, offsets, strict=False):
        mean, count = value - offset, 1
        while pools and pools[-1][0] > mean:
            before, many = pools.pop()
            mean, count = (before * many + mean * count) / (many + count), many + count
        pools.append((mean, count))
    flat = [mean for mean, count in pools for _ in range(count)]
    return [value + offset for value, offset in zip(flat, offsets, strict=False)]
