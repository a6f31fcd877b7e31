"""What an import has to tell: what it changed, what it left out, and what differs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from modsmith.hcl.read.block import HclBlock


@dataclass(frozen=True)
class Note:
    """One thing to know.

    Attributes:
        place: `file:line` in the original.
        subject: such as `var.tags`.
        text: what happened to it and why, without a full stop.
    """

    place: str
    subject: str
    text: str

    def __str__(self) -> str:
        """All of it on one line."""
        return f"{self.place}: {self.subject}: {self.text}" if self.place else f"{self.subject}: {self.text}"


@dataclass
class Notes:
    """What is collected during an import.

    Attributes:
        adapted: what was changed so that the spec accepts it; the module does the same.
        missing: what is not carried.
    """

    adapted: list[Note] = field(default_factory=list)
    missing: list[Note] = field(default_factory=list)

    def adapt(self, block: HclBlock, text: str, attribute: str = "") -> None:
        """Notes a change."""
        self.adapted.append(Note(block.where(attribute), block.address, text))

    def miss(self, block: HclBlock, text: str, attribute: str = "", subject: str = "") -> None:
        """Notes what is left out."""
        self.missing.append(Note(block.where(attribute), subject or block.address, text))


def unique(notes: Iterable[Note]) -> list[Note]:
    """Notes without repeats, in order."""
    return list(dict.fromkeys(notes))
