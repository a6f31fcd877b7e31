"""What is where in the drawing of a module: boxes with their lines of text, groups, and the paths of arrows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from modsmith.readme.diagram import names
from modsmith.readme.diagram.compact import Picture
from modsmith.readme.diagram.graph import Arrow, Box
from modsmith.site.drawing import text
from modsmith.site.drawing.arrange import arrange
from modsmith.site.drawing.layers import Gaps, Layout, Pair
from modsmith.site.drawing.text import shortened, wrapped

NAME, SMALL = 13.0, 11.0
"""Sizes of text in pixels: names, and everything else."""

TILE = 30.0
"""The side of the square with a service's sign."""

PAD = 10.0
_LEAST, _MOST = 84.0, 172.0
"""The width of text in a box, in pixels."""

_MOST_NAMES = 5
_GAPS = Gaps(column=68, node=20)
_HEAD = 46.0
_BETWEEN, _BETWEEN_LABELED = 8.0, 34.0
_PILL = 36.0
_BESIDE = 8.0


@dataclass(frozen=True)
class Node:
    """A box on the drawing; x and y are its left and top in pixels.

    Attributes:
        kind: the service, above its names; "" where a group says it.
        style: class of its color.
        names: lines in bold.
        notes: lines below them.
        sign: the kind whose sign it shows; "" for none.
    """

    x: float
    y: float
    width: float
    height: float
    kind: str
    style: str
    names: tuple[str, ...]
    notes: tuple[str, ...] = ()
    sign: str = ""


@dataclass(frozen=True)
class Line:
    """An arrow on the drawing.

    Attributes:
        points: start, two control points of a curve and its end; further curves follow with three points each.
        arrow: its label and kind.
        at: where the label is.
    """

    points: tuple[tuple[float, float], ...]
    arrow: Arrow
    at: tuple[float, float]


@dataclass(frozen=True)
class Scene:
    """All that is drawn.

    Attributes:
        frames: groups of boxes, behind them.
        nodes: boxes by identity.
        lines: arrows.
        width: of the whole, in pixels.
        height: of the whole.
    """

    frames: Mapping[str, Node]
    nodes: Mapping[str, Node]
    lines: Sequence[Line]
    width: float
    height: float


@dataclass
class _Builder:
    """Measures the boxes of a picture, and places them."""

    picture: Picture
    nodes: dict[str, Node] = field(default_factory=dict)
    frames: dict[str, Node] = field(default_factory=dict)

    def scene(self) -> Scene:
        group_of = {id_: name for name, ids in self.picture.groups.items() for id_ in ids}
        self._measure(group_of)
        inner = {
            p: a
            for p, a in self.picture.arrows.items()
            if group_of.get(p[0], p[0]) == group_of.get(p[1], p[1])
        }
        for name, ids in self.picture.groups.items():
            self._frame(name, ids, [pair for pair in inner if group_of.get(pair[0]) == name])
        outer = {pair: arrow for pair, arrow in self.picture.arrows.items() if pair not in inner}
        tops = [id_ for id_ in self.nodes if id_ not in group_of]
        sizes = {id_: self.frames.get(id_) or self.nodes[id_] for id_ in (*tops, *self.frames)}
        pairs = list(dict.fromkeys((group_of.get(a, a), group_of.get(b, b)) for a, b in outer))
        outside = {id_ for id_ in tops if self.picture.boxes[id_].kind.style == "outside"}
        order = sorted(sizes, key=lambda id_: id_ not in outside)
        placed = arrange({id_: (sizes[id_].width, sizes[id_].height) for id_ in order}, pairs, _GAPS, outside)
        self._place(placed)
        lines = [
            *self._inner_lines(inner),
            *_outer_lines(outer, group_of, {**self.nodes, **self.frames}, placed),
        ]
        return Scene(self.frames, self.nodes, lines, placed.width, placed.height)

    def _measure(self, group_of: Mapping[str, str]) -> None:
        boxes = self.picture.boxes
        shown = {
            id_: _lines(box, id_ in group_of) for id_, box in boxes.items() if box.kind.style != "outside"
        }
        named = [text.width(name, NAME) for kind, lines in shown.values() for name in (*lines, kind)]
        titles = [text.width(boxes[ids[0]].kind.plural, NAME) for ids in self.picture.groups.values()]
        inside = min(max([*named, *titles, _LEAST]), _MOST)
        for id_, box in boxes.items():
            if id_ in shown:
                self.nodes[id_] = _box(
                    box, *shown[id_], inside, grouped=id_ in group_of, common=self._common(id_, group_of)
                )
            else:
                name = shortened(" ".join(box.names), NAME, _MOST + 40)
                self.nodes[id_] = Node(0, 0, text.width(name, NAME) + 60, _PILL, "", "outside", (name,))

    def _common(self, id_: str, group_of: Mapping[str, str]) -> list[str]:
        """The notes that the title of a box's group has already."""
        ids = self.picture.groups.get(group_of.get(id_, ""), [])
        return [
            note
            for note in self.picture.boxes[id_].notes
            if ids and all(note in self.picture.boxes[i].notes for i in ids)
        ]

    def _frame(self, name: str, ids: Sequence[str], inner: Sequence[Pair]) -> None:
        """Stacks the boxes of a group, those that send to others first, and draws a frame around them."""
        ids = sorted(ids, key=lambda id_: sum(target == id_ for _, target in inner))
        first = self.picture.boxes[ids[0]]
        width = max(self.nodes[id_].width for id_ in ids)
        notes = [
            *([f"provider {first.place}"] if first.place else []),
            *self._common(ids[0], dict.fromkeys(ids, name)),
        ]
        lines = wrapped(" · ".join(notes), SMALL, width - TILE)
        y = _HEAD + max(len(lines) - 1, 0) * (SMALL + 3)
        for before, id_ in zip((None, *ids), ids, strict=False):
            if before is not None:
                y += _BETWEEN_LABELED if (before, id_) in inner else _BETWEEN
            self.nodes[id_] = replace(self.nodes[id_], x=PAD, y=y, width=width)
            y += self.nodes[id_].height
        self.frames[name] = Node(
            0,
            0,
            width + 2 * PAD,
            y + PAD,
            first.kind.plural,
            first.kind.style,
            (),
            tuple(lines),
            first.kind.name,
        )

    def _place(self, placed: Layout) -> None:
        for name, (x, y) in placed.places.items():
            if name not in self.frames:
                self.nodes[name] = replace(self.nodes[name], x=x, y=y)
                continue
            self.frames[name] = replace(self.frames[name], x=x, y=y)
            for id_ in self.picture.groups[name]:
                node = self.nodes[id_]
                self.nodes[id_] = replace(node, x=node.x + x, y=node.y + y)

    def _inner_lines(self, inner: Mapping[Pair, Arrow]) -> list[Line]:
        """Arrows in a group: straight down to the next box, around the side to others."""
        found = []
        for (source, target), arrow in inner.items():
            a, b = self.nodes[source], self.nodes[target]
            x = a.x + a.width / 2
            start, end = (x, a.y + a.height), (x, b.y)
            if 0 <= end[1] - start[1] <= _BETWEEN_LABELED:
                found.append(Line((start, start, end, end), arrow, (x + 8, (start[1] + end[1]) / 2 + 4)))
            else:
                right, first, last = a.x + a.width, a.y + a.height / 2, b.y + b.height / 2
                points = ((right, first), (right + 24, first), (right + 24, last), (right, last))
                found.append(Line(points, arrow, (right + 12, (first + last) / 2)))
        return found


def scene(picture: Picture) -> Scene:
    """Places everything in a picture."""
    return _Builder(picture).scene()


def _lines(box: Box, grouped: bool) -> tuple[str, tuple[str, ...]]:
    """The kind above the names of a box, and the names."""
    shown = tuple(names.listed([name for name in box.names if name], _MOST_NAMES))
    kind = box.kind.plural if len(shown) > 1 and not box.kind.shared else box.kind.name
    return ("" if grouped and shown else kind), shown


def _box(  # noqa: PLR0913 - all that a box shows
    box: Box, kind: str, shown: tuple[str, ...], inside: float, *, grouped: bool, common: Sequence[str]
) -> Node:
    notes = [note for note in box.notes if note not in common]
    if box.place and not grouped:
        notes.insert(0, f"provider {box.place}")
    names_ = tuple(shortened(name, NAME, inside) for name in (shown or (kind,)))
    above = kind if shown else ""
    lines = tuple(wrapped(" · ".join(notes), SMALL, inside))
    height = (SMALL + 4) * (bool(above) + len(lines)) + (NAME + 4) * len(names_) + 2 * PAD - 2
    if grouped:
        return Node(0, 0, inside + TILE + PAD, height, above, box.kind.style, names_, lines)
    width = inside + TILE + 3 * PAD
    return Node(0, 0, width, max(height, TILE + 2 * PAD), above, box.kind.style, names_, lines, box.kind.name)


def _outer_lines(
    arrows: Mapping[Pair, Arrow], group_of: Mapping[str, str], nodes: Mapping[str, Node], placed: Layout
) -> list[Line]:
    """Curves between boxes; those that end at one side of a box are apart there."""
    ways = _ways(arrows, group_of, placed)
    ends: dict[tuple[str, bool], list[tuple[float, Pair]]] = {}
    for pair in arrows:
        for id_, other, next_ in ((pair[0], pair[1], ways[pair][:1]), (pair[1], pair[0], ways[pair][-1:])):
            y = next_[0][1] if next_ else nodes[other].y + nodes[other].height / 2
            ends.setdefault((id_, _is_right(nodes[id_], nodes[other])), []).append((y, pair))
    for sharing in ends.values():
        sharing.sort()
    found = []
    for pair, arrow in arrows.items():
        start, end = (_port(nodes, ends, id_, other, pair) for id_, other in (pair, pair[::-1]))
        found.append(_curve([start, *ways[pair], end], arrow))
    return found


def _ways(
    arrows: Iterable[Pair], group_of: Mapping[str, str], placed: Layout
) -> dict[Pair, list[tuple[float, float]]]:
    """The points that each arrow passes; arrows between the same boxes or groups are beside each other."""
    found: dict[Pair, list[tuple[float, float]]] = {}
    together: Counter[frozenset[str]] = Counter()
    for pair in arrows:
        ends = (group_of.get(pair[0], pair[0]), group_of.get(pair[1], pair[1]))
        down = together[frozenset(ends)] * _BESIDE
        together[frozenset(ends)] += 1
        found[pair] = [(x, y + down) for x, y in placed.bends.get(ends, ())]
    return found


def _is_right(node: Node, other: Node) -> bool:
    return other.x + other.width / 2 > node.x + node.width / 2


def _port(
    nodes: Mapping[str, Node],
    ends: Mapping[tuple[str, bool], Sequence[tuple[float, Pair]]],
    id_: str,
    other: str,
    pair: Pair,
) -> tuple[float, float]:
    node, right = nodes[id_], _is_right(nodes[id_], nodes[other])
    sharing = ends[id_, right]
    number = [one for _, one in sharing].index(pair)
    step = min(16, (node.height - 16) / max(len(sharing), 1))
    y = node.y + node.height / 2 + (number - (len(sharing) - 1) / 2) * step
    return (node.x + node.width if right else node.x), y


def _curve(points: Sequence[tuple[float, float]], arrow: Arrow) -> Line:
    """Level at each point, so that curves leave and enter boxes at a right angle."""
    path = [points[0]]
    for (x1, y1), (x2, y2) in pairwise(points):
        bend = (x2 - x1) / 2
        path += [(x1 + bend, y1), (x2 - bend, y2), (x2, y2)]
    (x1, y1), (x2, y2) = points[0], points[1]
    return Line(tuple(path), arrow, ((x1 + x2) / 2, (y1 + y2) / 2))
