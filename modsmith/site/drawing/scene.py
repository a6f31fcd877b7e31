"""What is where in the drawing of a module: boxes with their lines of text, groups, and the paths of arrows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from modsmith.readme.diagram.compact import Pair
from modsmith.readme.diagram.graph import Arrow

Point = tuple[float, float]


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

    @property
    def center(self) -> Point:
        """Its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def moved(self, x: float, y: float) -> Node:
        """The box, so much further right and down."""
        return replace(self, x=self.x + x, y=self.y + y)

    def wider(self, by: float) -> Node:
        """The box with its left where it is."""
        return replace(self, width=self.width + by)


@dataclass(frozen=True)
class Line:
    """An arrow on the drawing.

    Attributes:
        points: start, two control points of a curve and its end; further curves follow with three points each.
        arrow: its label and kind.
        at: where the label is.
        anchor: which part of the label is there: start, middle or end.
    """

    points: tuple[Point, ...]
    arrow: Arrow
    at: Point
    anchor: str = "middle"


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
class Boxes:
    """The boxes of a picture with their sizes, and then with their places.

    Attributes:
        nodes: boxes by identity; those of a group stand in its frame.
        frames: groups by identity.
        members: of each group, from top to bottom.
        inner: arrows in groups.
        outer: all other arrows.
    """

    nodes: dict[str, Node]
    frames: dict[str, Node]
    members: dict[str, list[str]]
    inner: dict[Pair, Arrow]
    outer: dict[Pair, Arrow]

    @property
    def group_of(self) -> dict[str, str]:
        """The group of each box that is in one."""
        return {id_: name for name, ids in self.members.items() for id_ in ids}

    @property
    def tops(self) -> dict[str, Node]:
        """Boxes that stand alone and groups: what is placed. Those outside of the module are first."""
        grouped = self.group_of
        alone = {id_: node for id_, node in self.nodes.items() if id_ not in grouped}
        both = {**alone, **self.frames}
        return dict(sorted(both.items(), key=lambda one: one[1].style != "outside"))

    @property
    def pairs(self) -> list[Pair]:
        """What arrows join, of all that is placed."""
        group_of = self.group_of
        return list(dict.fromkeys((group_of.get(a, a), group_of.get(b, b)) for a, b in self.outer))

    def change(self, name: str, *, x: float = 0, y: float = 0, wider: float = 0) -> None:
        """Moves something that is placed, and widens it, with all that is in it."""
        for boxes, id_ in self._all(name):
            boxes[id_] = boxes[id_].moved(x, y).wider(wider)

    def _all(self, name: str) -> Iterator[tuple[dict[str, Node], str]]:
        yield (self.frames if name in self.frames else self.nodes), name
        for id_ in self.members.get(name, ()):
            yield self.nodes, id_
