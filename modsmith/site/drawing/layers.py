"""Places the nodes of a directed graph in columns, so that arrows run from left to right and few of them cross.

The usual four steps of a layered drawing: break cycles, choose columns, order each column, choose coordinates.

Source: https://en.wikipedia.org/wiki/Layered_graph_drawing
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

Pair = tuple[str, str]
Size = tuple[float, float]
"""Width and height in pixels."""

_SWEEPS = 8
_BEND = 12
"""The height in pixels that an arrow takes up in a column that it passes."""


@dataclass(frozen=True)
class Gaps:
    """Distances in pixels: between columns, and between the nodes of a column."""

    column: float
    node: float


@dataclass(frozen=True)
class Layout:
    """Where everything is. The origin is at the top left.

    Attributes:
        places: node to its left and top.
        bends: arrow to the points that it passes, in columns between its ends; from its source to its target.
        width: of the whole.
        height: of the whole.
    """

    places: Mapping[str, tuple[float, float]]
    bends: Mapping[Pair, Sequence[tuple[float, float]]]
    width: float
    height: float


def layout(
    sizes: Mapping[str, Size], arrows: Sequence[Pair], gaps: Gaps, edge: Collection[str] = ()
) -> Layout:
    """Places the nodes.

    Args:
        sizes: of each node; their order decides where nothing else does.
        arrows: pairs of nodes.
        gaps: the distances.
        edge: nodes that stand in the first column if they are only sources, and in the last if they are only targets.
    """
    forward = _acyclic(list(sizes), arrows)
    column = _columns(sizes, forward, edge)
    chains = {pair: _chain(pair, column) for pair in forward}
    points = {point: (0.0, float(_BEND)) for chain in chains.values() for point in chain[1:-1]}
    all_sizes = {**sizes, **points}
    for chain in chains.values():
        for step, point in enumerate(chain[1:-1], 1):
            column[point] = column[chain[0]] + step
    links = [pair for chain in chains.values() for pair in pairwise(chain)]
    ordered = _ordered(all_sizes, column, links)
    tops = _tops(ordered, all_sizes, links, gaps.node)
    lefts, width = _lefts(ordered, all_sizes, gaps.column)
    above = min(tops.values(), default=0)
    places = {
        name: (lefts[column[name]] + (_widest(ordered[column[name]], sizes) - sizes[name][0]) / 2, tops[name] - above)
        for name in sizes
    }
    bends = {
        pair: _bends(chain, pair, lefts, column, ordered, sizes, tops, above) for pair, chain in chains.items()
    }
    height = max((places[name][1] + sizes[name][1] for name in sizes), default=0)
    both_ways = {pair: bends.get(pair) or bends.get(pair[::-1], [])[::-1] for pair in arrows}
    return Layout(places, both_ways, width, height)


def _acyclic(names: Sequence[str], arrows: Sequence[Pair]) -> list[Pair]:
    """The arrows without loops; one that would close a cycle is reversed."""
    following: dict[str, list[str]] = {name: [] for name in names}
    found: dict[Pair, None] = {}
    for source, target in arrows:
        if source == target:
            continue
        pair = (target, source) if _reaches(following, target, source) else (source, target)
        if pair not in found:
            found[pair] = None
            following[pair[0]].append(pair[1])
    return list(found)


def _reaches(following: Mapping[str, Sequence[str]], start: str, end: str) -> bool:
    todo, seen = [start], set[str]()
    while todo:
        name = todo.pop()
        if name == end:
            return True
        if name not in seen:
            seen.add(name)
            todo += following[name]
    return False


def _columns(sizes: Mapping[str, Size], arrows: Sequence[Pair], edge: Collection[str]) -> dict[str, int]:
    """The column of each node: the longest way to it, and then as near to its targets as possible."""
    column = dict.fromkeys(sizes, 0)
    for _ in sizes:
        for source, target in arrows:
            column[target] = max(column[target], column[source] + 1)
    last = max(column.values(), default=0)
    sources, targets = {source for source, _ in arrows}, {target for _, target in arrows}
    for name in reversed(list(sizes)):
        if name in edge and name in targets and name not in sources:
            column[name] = last
        elif name not in edge and name in sources and name not in targets:
            column[name] = min(column[target] for source, target in arrows if source == name) - 1
    return column


def _chain(pair: Pair, column: Mapping[str, int]) -> list[str]:
    """An arrow with a point in each column between its ends."""
    source, target = pair
    between = range(column[source] + 1, column[target])
    return [source, *(f"{source} {target} {number}" for number in between), target]


def _ordered(sizes: Mapping[str, Size], column: Mapping[str, int], links: Sequence[Pair]) -> list[list[str]]:
    """The nodes of each column from top to bottom, with as few crossings as the sweeps find."""
    found: list[list[str]] = [[] for _ in range(max(column.values(), default=-1) + 1)]
    for name in sizes:
        found[column[name]].append(name)
    best, fewest = [list(names) for names in found], _crossings(found, links)
    for sweep in range(_SWEEPS):
        back = bool(sweep % 2)
        neighbors = _neighbors(links, back)
        for index in reversed(range(len(found))) if back else range(len(found)):
            fixed = found[index + 1 if back else index - 1] if 0 <= (index + 1 if back else index - 1) < len(found) else []
            place = {name: number for number, name in enumerate(fixed)}
            own = {name: number for number, name in enumerate(found[index])}
            found[index].sort(key=lambda name: _center(name, neighbors, place, own))  # noqa: B023 - used at once
        crossings = _crossings(found, links)
        if crossings < fewest:
            best, fewest = [list(names) for names in found], crossings
    return best


def _neighbors(links: Sequence[Pair], back: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source, target in links:
        found.setdefault(source if back else target, []).append(target if back else source)
    return found


def _center(
    name: str, neighbors: Mapping[str, Sequence[str]], place: Mapping[str, int], own: Mapping[str, int]
) -> float:
    """The mean place of a node's neighbors in the next column; its own without any."""
    places = [place[other] for other in neighbors.get(name, ()) if other in place]
    if not places:
        return own[name] / max(len(own), 1) * max(len(place), 1)
    return sum(places) / len(places)


def _crossings(ordered: Sequence[Sequence[str]], links: Sequence[Pair]) -> int:
    place = {name: (index, number) for index, names in enumerate(ordered) for number, name in enumerate(names)}
    ends = [(place[source], place[target]) for source, target in links]
    return sum(
        a[0][0] == b[0][0] and (a[0][1] - b[0][1]) * (a[1][1] - b[1][1]) < 0
        for index, a in enumerate(ends)
        for b in ends[index + 1 :]
    )


def _tops(
    ordered: Sequence[Sequence[str]], sizes: Mapping[str, Size], links: Sequence[Pair], gap: float
) -> dict[str, float]:
    """The top of each node: near the middle of its neighbors, and below the node above it."""
    center = {}
    for names in ordered:
        y = 0.0
        for name in names:
            center[name] = y + sizes[name][1] / 2
            y += sizes[name][1] + gap
    both = {name: [*_neighbors(links, True).get(name, ()), *_neighbors(links, False).get(name, ())] for name in sizes}
    for _ in range(_SWEEPS):
        for names in [*ordered, *reversed(ordered)]:
            wanted = [_mean([center[other] for other in both[name]], center[name]) for name in names]
            distances = [(sizes[a][1] + sizes[b][1]) / 2 + gap for a, b in pairwise(names)]
            center |= dict(zip(names, _apart(wanted, distances), strict=True))
    return {name: center[name] - sizes[name][1] / 2 for name in sizes}


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _apart(wanted: Sequence[float], distances: Sequence[float]) -> list[float]:
    """The positions nearest to those wanted, with at least these distances between them (isotonic regression)."""
    offsets = [0.0]
    for distance in distances:
        offsets.append(offsets[-1] + distance)
    pools: list[list[float]] = []
    for value, offset in zip(wanted, offsets, strict=False):
        pools.append([value - offset, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, count = pools.pop()
            before = pools[-1]
            before[0] = (before[0] * before[1] + mean * count) / (before[1] + count)
            before[1] += count
    flat = [mean for mean, count in pools for _ in range(int(count))]
    return [value + offset for value, offset in zip(flat, offsets, strict=False)]


def _widest(names: Sequence[str], sizes: Mapping[str, Size]) -> float:
    return max((sizes[name][0] for name in names if name in sizes), default=0)


def _lefts(ordered: Sequence[Sequence[str]], sizes: Mapping[str, Size], gap: float) -> tuple[list[float], float]:
    """The left of each column, and the right of the last."""
    lefts, x = [], 0.0
    for names in ordered:
        lefts.append(x)
        x += _widest(names, sizes) + gap
    return lefts, max(x - gap, 0)


def _bends(  # noqa: PLR0913 - everything that a point depends on
    chain: Sequence[str],
    pair: Pair,
    lefts: Sequence[float],
    column: Mapping[str, int],
    ordered: Sequence[Sequence[str]],
    sizes: Mapping[str, Size],
    tops: Mapping[str, float],
    above: float,
) -> list[tuple[float, float]]:
    """The points of an arrow: it enters and leaves each column that it passes at one height."""
    found = []
    for point in chain[1:-1]:
        left, y = lefts[column[point]], tops[point] - above + _BEND / 2
        found += [(left, y), (left + _widest(ordered[column[point]], sizes), y)]
    return found
