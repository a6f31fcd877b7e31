"""Boxes, and arrows between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from modsmith.readme.diagram import names
from modsmith.readme.diagram.knowledge import OUTSIDE, Kind
from modsmith.readme.diagram.origin import Ref


@dataclass
class Box:
    """A box.

    Attributes:
        id: in Mermaid's text.
        kind: what it is.
        names: of the things in it.
        notes: short lines under the names, such as `autoscaled`.
        place: the provider alias of its resources, such as `replica`; "" for the module's own provider.
    """

    id: str
    kind: Kind
    names: list[str]
    notes: list[str] = field(default_factory=list)
    place: str = ""

    def note(self, text: str) -> None:
        """Adds a line, once."""
        if text not in self.notes:
            self.notes.append(text)


@dataclass(frozen=True)
class Arrow:
    """How data goes from one box to another.

    Attributes:
        label: on it, or "".
        aside: whether it is secondary, drawn dotted.
        both: whether data goes both ways.
    """

    label: str = ""
    aside: bool = False
    both: bool = False


@dataclass
class Graph:
    """A diagram while it is made.

    Attributes:
        boxes: by identity.
        arrows: by the identities of the boxes that they join.
    """

    boxes: dict[str, Box] = field(default_factory=dict)
    arrows: dict[tuple[str, str], Arrow] = field(default_factory=dict)
    _of: dict[str, dict[str | None, str]] = field(default_factory=dict)

    def add(self, box: Box, refs: Iterable[Ref] = ()) -> Box:
        """Adds a box, which stands for these resources; one of the same identity that is there stays."""
        found = self.boxes.setdefault(box.id, box)
        for ref in refs:
            self._of.setdefault(ref.address, {})[ref.key] = found.id
        return found

    def outside(self, name: str, kind: Kind = OUTSIDE) -> Box:
        """The box of something that the module does not make."""
        return self.add(Box(identity("outside", name), kind, [name]))

    def ids(self, refs: Iterable[Ref]) -> list[str]:
        """The boxes of resources and modules, in the diagram's order."""
        found: set[str] = set()
        for ref in refs:
            known = self._of.get(ref.address, {})
            exact = known.get(ref.key) or known.get(None)
            found |= {exact} if exact else set(known.values())
        return [id_ for id_ in self.boxes if id_ in found]

    def ends(self, refs: Iterable[Ref]) -> list[str]:
        """The boxes at an end of a flow: those of the module, or else what an input names outside of it."""
        refs = list(refs)
        inputs = sorted(ref.address.removeprefix("var.") for ref in refs if ref.address.startswith("var."))
        things = [name for name in map(names.of_input, inputs) if name]
        return self.ids(refs) or [self.outside(name).id for name in things]

    def join(self, source: str, target: str, arrow: Arrow) -> None:
        """Adds an arrow; a second one between the same boxes adds the other direction only."""
        if source == target or (source, target) in self.arrows:
            return
        back = self.arrows.get((target, source))
        if back is not None and back.aside == arrow.aside:
            self.arrows[target, source] = Arrow(back.label or arrow.label, back.aside, both=True)
        elif back is None:
            self.arrows[source, target] = arrow


def identity(*parts: str | None) -> str:
    """An identity for Mermaid's text: letters, digits and `_`; different parts have different ones."""
    text = "__".join(part for part in parts if part)
    plain = re.sub(r"[ .]", "_", text)
    return re.sub(r"\W", lambda character: f"_{ord(character[0]):x}_", plain, flags=re.ASCII)
