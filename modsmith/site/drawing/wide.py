"""A picture from left to right: boxes in columns, arrows as curves between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from modsmith.readme.diagram.compact import Picture
from modsmith.readme.diagram.graph import Arrow
from modsmith.site.drawing import text
from modsmith.site.drawing.arrange import arrange
from modsmith.site.drawing.boxes import BETWEEN_LABELED, SMALL, measured
from modsmith.site.drawing.layers import Gaps, Layout, Pair
from modsmith.site.drawing.scene import Boxes, Line, Node, Point, Scene

_COLUMN, _ROW = 44.0, 20.0
"""The least distance between columns, and that between the boxes of one."""

_AROUND = 4.0
"""The space beside a label."""

_BESIDE, _ABOVE = 8.0, 5.0


def scene(picture: Picture) -> Scene:
    """Places everything in a picture."""
    boxes = measured(picture)
    tops = boxes.tops
    outside = {id_ for id_, node in tops.items() if node.style == "outside"}
    sizes = {id_: (node.width, node.height) for id_, node in tops.items()}
    labels = [text.width(arrow.label, SMALL) + _AROUND for arrow in boxes.outer.values()]
    gaps = Gaps(max([_COLUMN, *labels]), _ROW)
    placed = arrange(sizes, boxes.pairs, gaps, outside)
    widest = _widest(placed, {id_: node.width for id_, node in tops.items() if id_ not in outside})
    for id_, (x, y) in placed.places.items():
        wider = widest[placed.bands[id_]] - tops[id_].width if id_ not in outside else 0.0
        boxes.change(id_, x=x - wider / 2, y=y, wider=wider)
    lines = [*_inner_lines(boxes), *_outer_lines(boxes, placed)]
    return Scene(boxes.frames, boxes.nodes, lines, placed.width, placed.height)


def _widest(placed: Layout, widths: Mapping[str, float]) -> dict[Point, float]:
    """The width of the boxes of each column."""
    found: dict[Point, float] = {}
    for id_, width in widths.items():
        band = placed.bands[id_]
        found[band] = max(width, found.get(band, 0))
    return found


def _inner_lines(boxes: Boxes) -> list[Line]:
    """Arrows in a group: straight down to the next box, around the side to others."""
    found = []
    for (source, target), arrow in boxes.inner.items():
        a, b = boxes.nodes[source], boxes.nodes[target]
        x = a.center[0]
        start, end = (x, a.y + a.height), (x, b.y)
        if 0 <= end[1] - start[1] <= BETWEEN_LABELED:
            at = (x + 8, (start[1] + end[1]) / 2 + 4)
            found.append(Line((start, start, end, end), arrow, at, "start"))
        else:
            right, first, last = a.x + a.width, a.center[1], b.center[1]
            points = ((right, first), (right + 24, first), (right + 24, last), (right, last))
            found.append(Line(points, arrow, (right + 12, (first + last) / 2), "start"))
    return found


def _outer_lines(boxes: Boxes, placed: Layout) -> list[Line]:
    """Curves between boxes; those that end at one side of a box are apart there."""
    nodes = {**boxes.nodes, **boxes.frames}
    ways = _ways(boxes.outer, boxes.group_of, placed)
    ends: dict[tuple[str, bool], list[tuple[float, Pair]]] = {}
    for pair in boxes.outer:
        for id_, other, next_ in ((pair[0], pair[1], ways[pair][:1]), (pair[1], pair[0], ways[pair][-1:])):
            y = next_[0][1] if next_ else nodes[other].center[1]
            ends.setdefault((id_, _is_right(nodes[id_], nodes[other])), []).append((y, pair))
    for sharing in ends.values():
        sharing.sort()
    found = []
    for pair, arrow in boxes.outer.items():
        start, end = (_port(nodes, ends, id_, other, pair) for id_, other in (pair, pair[::-1]))
        found.append(_curve([start, *ways[pair], end], arrow))
    return found


def _ways(arrows: Iterable[Pair], group_of: Mapping[str, str], placed: Layout) -> dict[Pair, list[Point]]:
    """The points that each arrow passes; arrows between the same boxes or groups are beside each other."""
    found: dict[Pair, list[Point]] = {}
    together: Counter[frozenset[str]] = Counter()
    for pair in arrows:
        ends = (group_of.get(pair[0], pair[0]), group_of.get(pair[1], pair[1]))
        down = together[frozenset(ends)] * _BESIDE
        together[frozenset(ends)] += 1
        found[pair] = [(x, y + down) for x, y in placed.bends.get(ends, ())]
    return found


def _is_right(node: Node, other: Node) -> bool:
    return other.center[0] > node.center[0]


def _port(
    nodes: Mapping[str, Node],
    ends: Mapping[tuple[str, bool], Sequence[tuple[float, Pair]]],
    id_: str,
    other: str,
    pair: Pair,
) -> Point:
    node, right = nodes[id_], _is_right(nodes[id_], nodes[other])
    sharing = ends[id_, right]
    number = [one for _, one in sharing].index(pair)
    step = min(16, (node.height - 16) / max(len(sharing), 1))
    y = node.center[1] + (number - (len(sharing) - 1) / 2) * step
    return (node.x + node.width if right else node.x), y


def _curve(points: Sequence[Point], arrow: Arrow) -> Line:
    """Level at each point, so that curves leave and enter boxes at a right angle."""
    path = [points[0]]
    for (x1, y1), (x2, y2) in pairwise(points):
        bend = (x2 - x1) / 2
        path += [(x1 + bend, y1), (x2 - bend, y2), (x2, y2)]
    (x1, y1), (x2, y2) = points[0], points[1]
    return Line(tuple(path), arrow, ((x1 + x2) / 2, (y1 + y2) / 2 - _ABOVE))
