"""A picture for narrow screens: boxes below each other, arrows straight down and in lanes beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from modsmith.readme.diagram.compact import Picture
from modsmith.readme.diagram.graph import Arrow
from modsmith.site.drawing import text
from modsmith.site.drawing.arrange import parts_of
from modsmith.site.drawing.boxes import HEAD, SMALL, measured
from modsmith.site.drawing.lanes import LEFT, RIGHT, Bus, Extent, routes
from modsmith.site.drawing.layers import Pair
from modsmith.site.drawing.scene import Boxes, Line, Node, Point, Scene
from modsmith.site.drawing.sequence import sequence

WIDTH = 326.0
"""The width that drawings have, in pixels: what a phone of 375 pixels has room for."""

_LEAST = 200.0
_LANE, _FIRST_LANE, _BESIDE = 12.0, 18.0, 3.0
_GAP, _GAP_STRAIGHT, _GAP_LABELED, _GAP_PARTS = 16.0, 28.0, 40.0, 34.0
_PORT, _CORNER = 14.0, 7.0


def scene(picture: Picture) -> Scene:
    """Places everything in a picture."""
    boxes = measured(picture)
    order = _order(boxes)
    arrows = boxes.outer | boxes.inner
    ways = routes(arrows, _extents(order, boxes), [id_ for ids in boxes.members.values() for id_ in ids[:1]])
    left, right = (_gutter(ways.lanes(side)) for side in (LEFT, RIGHT))
    width = max(WIDTH - left - right, _LEAST)
    boxes = measured(picture, width, _taken(ways.buses, arrows))
    height = _stack(boxes, order, ways.straight, left)
    lines = [
        *_straight(boxes, ways.straight, arrows),
        *_Lanes(boxes, ways.buses, left, left + width).lines(arrows),
    ]
    return Scene(boxes.frames, boxes.nodes, lines, left + width + right, height)


def _gutter(lanes: int) -> float:
    """The width of some lanes beside the boxes."""
    return _FIRST_LANE + (lanes - 1) * _LANE + _BESIDE if lanes else 0.0


def _taken(buses: Sequence[Bus], arrows: Mapping[Pair, Arrow]) -> dict[str, float]:
    """The width of the labels in each box: they stand where arrows arrive from a lane."""
    found: dict[str, float] = {}
    for pair in (pair for bus in buses for pair in bus.pairs if arrows[pair].label):
        found[pair[1]] = max(text.width(arrows[pair].label, SMALL), found.get(pair[1], 0))
    return found


def _order(boxes: Boxes) -> list[list[str]]:
    """All that is placed from top to bottom, each connected part on its own; those with an outside are first."""
    group_of = boxes.group_of
    between: dict[Pair, Arrow] = {}
    for (source, target), arrow in boxes.outer.items():
        between.setdefault((group_of.get(source, source), group_of.get(target, target)), arrow)
    tops = boxes.tops
    found = [
        sequence(part, {pair: arrow for pair, arrow in between.items() if pair[0] in part})
        for part in parts_of(list(tops), boxes.pairs)
    ]
    return sorted(found, key=lambda part: all(tops[id_].style != "outside" for id_ in part))


def _extents(order: Sequence[Sequence[str]], boxes: Boxes) -> dict[str, Extent]:
    """The places that boxes and groups take up, counted in boxes; parts have a free place between them."""
    found: dict[str, Extent] = {}
    at = 0
    for part in order:
        for id_ in part:
            inside = boxes.members.get(id_, [])
            found |= {one: (at + number, at + number) for number, one in enumerate(inside)}
            found[id_] = (at, at + max(len(inside), 1) - 1)
            at = found[id_][1] + 1
        at += 1
    return found


def _stack(boxes: Boxes, order: Sequence[Sequence[str]], straight: Sequence[Pair], left: float) -> float:
    """Places all boxes; returns the height of the whole."""
    arrows = boxes.outer | boxes.inner
    group_of, tops = boxes.group_of, boxes.tops
    between = {
        frozenset((group_of.get(a, a), group_of.get(b, b))): bool(arrows[a, b].label) for a, b in straight
    }
    y = -_GAP_PARTS
    for part in order:
        y += _GAP_PARTS
        for before, id_ in zip([None, *part], part, strict=False):
            if before:
                label = between.get(frozenset((before, id_)))
                y += _GAP if label is None else _GAP_LABELED if label else _GAP_STRAIGHT
            boxes.change(id_, x=left, y=y)
            y += tops[id_].height
    return max(y, 0)


def _straight(boxes: Boxes, pairs: Sequence[Pair], arrows: Mapping[Pair, Arrow]) -> list[Line]:
    nodes, found = {**boxes.nodes, **boxes.frames}, []
    for source, target in pairs:
        a, b = nodes[source], nodes[target]
        x = a.center[0]
        start, end = (a.y + a.height, b.y) if a.y < b.y else (a.y, b.y + b.height)
        at = (x + 9, (start + end) / 2 + 3.5)
        found.append(Line(_path([(x, start), (x, end)]), arrows[source, target], at, "start"))
    return found


@dataclass
class _Lanes:
    """The arrows beside the boxes, whose sides are at `left` and `right`."""

    boxes: Boxes
    buses: Sequence[Bus]
    left: float
    right: float
    ports: dict[tuple[str, Bus], float] = field(default_factory=dict)

    def lines(self, arrows: Mapping[Pair, Arrow]) -> list[Line]:
        nodes = {**self.boxes.nodes, **self.boxes.frames}
        for id_, node in nodes.items():
            for side in (LEFT, RIGHT):
                self._share(id_, node, [bus for bus in self.buses if bus.side == side and id_ in bus.ends])
        return [
            self._line(nodes[pair[0]], nodes[pair[1]], pair, bus, arrows[pair])
            for bus in self.buses
            for pair in bus.pairs
        ]

    def _share(self, id_: str, node: Node, buses: Sequence[Bus]) -> None:
        """Gives each bus its height at a side of a box, so that lanes which leave the box cross no other there."""
        nodes = {**self.boxes.nodes, **self.boxes.frames}

        def wanted(bus: Bus) -> tuple[int, int]:
            others = [nodes[end].y for end in bus.ends if end != id_]
            if all(y < node.y for y in others):
                return 0, bus.lane
            return (2, -bus.lane) if all(y > node.y for y in others) else (1, bus.lane)

        middle, high = (
            (node.y + HEAD / 2, HEAD) if id_ in self.boxes.frames else (node.center[1], node.height)
        )
        step = min(_PORT, (high - 12) / max(len(buses), 1))
        for number, bus in enumerate(sorted(buses, key=wanted)):
            self.ports[id_, bus] = middle + (number - (len(buses) - 1) / 2) * step

    def _line(self, a: Node, b: Node, pair: Pair, bus: Bus, arrow: Arrow) -> Line:
        sides = (a.x, b.x) if bus.side == LEFT else (a.x + a.width, b.x + b.width)
        edge = self.left if bus.side == LEFT else self.right
        lane = edge + bus.side * (_FIRST_LANE + bus.lane * _LANE)
        start, end = self.ports[pair[0], bus], self.ports[pair[1], bus]
        points = [(sides[0], start), (lane, start), (lane, end), (sides[1], end)]
        return Line(
            _path(points), arrow, (sides[1] - bus.side * 9, end + 4), "end" if bus.side == RIGHT else "start"
        )


def _path(points: Sequence[Point]) -> tuple[Point, ...]:
    """Straight lines with round corners, as curves."""
    path = [points[0]]

    def add(end: Point, corner: Point | None = None) -> None:
        start = path[-1]
        path.extend(
            (corner, corner, end)
            if corner
            else (_between(start, end, 1 / 3), _between(start, end, 2 / 3), end)
        )

    for (before, corner), (_, after) in pairwise(pairwise(points)):
        near = min(_CORNER, _far(before, corner) / 2, _far(corner, after) / 2)
        add(_towards(corner, before, near))
        add(_towards(corner, after, near), corner)
    add(points[-1])
    return tuple(path)


def _far(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(start: Point, end: Point, by: float) -> Point:
    """The point so far from the start on a level or upright line."""
    return _between(start, end, by / _far(start, end)) if by else start


def _between(a: Point, b: Point, share: float) -> Point:
    return a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share
