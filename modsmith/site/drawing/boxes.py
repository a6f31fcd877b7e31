"""How large the boxes and groups of a picture are, and what is written in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from modsmith.readme.diagram import names
from modsmith.readme.diagram.compact import Pair, Picture
from modsmith.readme.diagram.graph import Box
from modsmith.site.drawing import text
from modsmith.site.drawing.scene import Boxes, Node
from modsmith.site.drawing.text import wrapped

NAME, SMALL = 13.0, 12.0
"""Sizes of text in pixels: names, and everything else."""

TILE = 30.0
"""The side of the square with a service's sign."""

PAD = 10.0
HEAD = 46.0
"""The height of a group's title with one line of notes."""

BETWEEN, BETWEEN_LABELED = 8.0, 34.0
"""The distance between the boxes of a group, without an arrow and with one."""

_LEAST, _MOST, _MOST_NOTES = 84.0, 172.0, 112.0
"""The width of text in a box, in pixels: at least, at most for names, and at most for the sake of notes."""

_MOST_NAMES = 5
_LINE = 4.0
_PILL = 36.0
_MOST_OUTSIDE = 212.0
_PILL_SIDES = 60.0
_BESIDE_TEXT = TILE + 3 * PAD


def measured(picture: Picture, width: float = 0, taken: Mapping[str, float] | None = None) -> Boxes:
    """The boxes with their sizes. All are at the origin, and those of a group where they are in its frame.

    Args:
        picture: what is drawn.
        width: of each box and group, in pixels; 0 for as much as its text takes up.
        taken: the width in pixels that a box has no room for text in, at its right.
    """
    return _Measuring(picture, width, taken or {}).boxes()


@dataclass
class _Measuring:
    picture: Picture
    width: float
    taken: Mapping[str, float]
    nodes: dict[str, Node] = field(default_factory=dict)
    frames: dict[str, Node] = field(default_factory=dict)

    def boxes(self) -> Boxes:
        group_of = {id_: name for name, ids in self.picture.groups.items() for id_ in ids}
        arrows = self.picture.arrows
        inner = {p: a for p, a in arrows.items() if group_of.get(p[0], p[0]) == group_of.get(p[1], p[1])}
        for id_, box in self.picture.boxes.items():
            if id_ not in group_of:
                self.nodes[id_] = (
                    self._outside(id_, box) if box.kind.style == "outside" else self._alone(id_, box)
                )
        members = {}
        for name, ids in self.picture.groups.items():
            members[name] = sorted(ids, key=lambda id_: sum(target == id_ for _, target in inner))
            self._group(name, members[name], inner)
        ordered = {id_: self.nodes[id_] for id_ in self.picture.boxes}
        outer = {pair: arrow for pair, arrow in arrows.items() if pair not in inner}
        return Boxes(ordered, self.frames, members, inner, outer)

    def _inside(self, lines: Sequence[str], notes: str = "") -> float:
        """The width of the text in a box."""
        if self.width:
            return self.width - _BESIDE_TEXT
        noted = min(text.width(notes, SMALL), _MOST_NOTES)
        return min(max([text.width(line, NAME) for line in lines] + [_LEAST, noted]), _MOST)

    def _outside(self, id_: str, box: Box) -> Node:
        name = " ".join(box.names)
        inside = self.width - _PILL_SIDES if self.width else min(text.width(name, NAME), _MOST_OUTSIDE)
        lines = tuple(wrapped(name, NAME, inside - self.taken.get(id_, 0)))
        height = _PILL + (len(lines) - 1) * (NAME + _LINE)
        return Node(0, 0, inside + _PILL_SIDES, height, "", "outside", lines)

    def _alone(self, id_: str, box: Box) -> Node:
        kind, shown = _lines(box)
        notes = [*([f"provider {box.place}"] if box.place else []), *box.notes]
        inside = self._inside([*shown, kind], " · ".join(notes))
        node = _box(box, kind, shown, notes, inside - self.taken.get(id_, 0))
        return replace(
            node,
            width=inside + _BESIDE_TEXT,
            height=max(node.height, TILE + 2 * PAD),
            sign=box.kind.name,
        )

    def _group(self, name: str, ids: Sequence[str], inner: Mapping[Pair, object]) -> None:
        """Stacks the boxes of a group, those that send to others first, and draws a frame around them."""
        boxes = [self.picture.boxes[id_] for id_ in ids]
        title = boxes[0].kind.plural
        shown = [_lines(box)[1] or (box.kind.name,) for box in boxes]
        inside = self._inside([title, *(line for lines in shown for line in lines)])
        width = inside + TILE + PAD
        common = [note for note in boxes[0].notes if all(note in box.notes for box in boxes)]
        place = [f"provider {boxes[0].place}"] if boxes[0].place else []
        notes = wrapped(" · ".join([*place, *common]), SMALL, width - TILE)
        y = HEAD + max(len(notes) - 1, 0) * (SMALL + 3)
        for before, id_, box, lines in zip((None, *ids), ids, boxes, shown, strict=False):
            if before is not None:
                y += BETWEEN_LABELED if (before, id_) in inner else BETWEEN
            own = [note for note in box.notes if note not in common]
            self.nodes[id_] = replace(
                _box(box, "", lines, own, inside - self.taken.get(id_, 0)), x=PAD, y=y, width=width
            )
            y += self.nodes[id_].height
        style, sign = boxes[0].kind.style, boxes[0].kind.name
        self.frames[name] = Node(0, 0, width + 2 * PAD, y + PAD, title, style, (), tuple(notes), sign)


def _lines(box: Box) -> tuple[str, tuple[str, ...]]:
    """The kind above the names of a box, and the names."""
    shown = tuple(names.listed([name for name in box.names if name], _MOST_NAMES))
    return (box.kind.plural if len(shown) > 1 and not box.kind.shared else box.kind.name), shown


def _box(box: Box, kind: str, shown: Sequence[str], notes: Sequence[str], inside: float) -> Node:
    """A box without a sign: its kind in bold where it has no names."""
    bold = tuple(line for name in (shown or (kind,)) for line in wrapped(name, NAME, inside))
    above = kind if shown else ""
    lines = tuple(wrapped(" · ".join(notes), SMALL, inside))
    small = (SMALL + _LINE) * (bool(above) + len(lines))
    height = small + (NAME + _LINE) * len(bold) + 2 * PAD - 2
    return Node(0, 0, inside, height, above, box.kind.style, bold, lines)
