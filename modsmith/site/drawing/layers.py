"""Places the nodes of a directed graph in columns, so that arrows run from left to right and few of them cross.

The usual four steps of a layered drawing: break cycles and choose columns (here), order each column (`order`), choose
heights (`heights`). An arrow that passes a column has a point in it, which is ordered and placed as a node is.

Source: https://en.wikipedia.org/wiki/Layered_graph_drawing
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from modsmith.site.drawing import heights, order

Pair = tuple[str, str]
Size = tuple[float, float]
"""Width and height in pixels."""

Point = tuple[float, float]

_BEND = 12.0
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
        bands: node to the left and the right of its column.
        width: of the whole.
        height: of the whole.
    """

    places: Mapping[str, Point]
    bends: Mapping[Pair, Sequence[Point]]
    bands: Mapping[str, Point]
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
    for chain in chains.values():
        column |= {point: column[chain[0]] + step for step, point in enumerate(chain)}
    tall = {name: sizes[name][1] if name in sizes else _BEND for name in column}
    links = [pair for chain in chains.values() for pair in pairwise(chain)]
    ordered = order.ordered(column, links)
    tops = heights.tops(ordered, tall, links, gaps.node)
    bands = _bands(ordered, sizes, gaps.column)
    places = {name: (_left(bands[column[name]], size[0]), tops[name]) for name, size in sizes.items()}
    bends = {
        pair: [(x, tops[point] + _BEND / 2) for point in chain[1:-1] for x in bands[column[point]]]
        for pair, chain in chains.items()
    }
    both_ways = {pair: bends.get(pair) or bends.get(pair[::-1], [])[::-1] for pair in arrows}
    height = max((top + tall[name] for name, top in tops.items()), default=0.0)
    own = {name: bands[column[name]] for name in sizes}
    return Layout(places, both_ways, own, bands[-1][1] if bands else 0.0, height)


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


def _columns(names: Collection[str], arrows: Sequence[Pair], edge: Collection[str]) -> dict[str, int]:
    """The column of each node: the longest way to it, and then as near to its targets as possible."""
    column = dict.fromkeys(names, 0)
    for _ in names:
        for source, target in arrows:
            column[target] = max(column[target], column[source] + 1)
    last = max(column.values(), default=0)
    sources, targets = {source for source, _ in arrows}, {target for _, target in arrows}
    for name in names:
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


def _bands(
    ordered: Sequence[Sequence[str]], sizes: Mapping[str, Size], gap: float
) -> list[tuple[float, float]]:
    """The left and the right of each column."""
    bands: list[tuple[float, float]] = []
    for names in ordered:
        left = bands[-1][1] + gap if bands else 0.0
        bands.append((left, left + max((sizes[name][0] for name in names if name in sizes), default=0.0)))
    return bands


def _left(band: tuple[float, float], width: float) -> float:
    """The left of a node in the middle of its column."""
    return (band[0] + band[1] - width) / 2
