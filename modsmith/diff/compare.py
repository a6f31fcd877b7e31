"""The changes between two versions of a module.

difference = compare(read("v0.1.0:modules/dynamodb"), read("modules/dynamodb"))
difference.level                     # Level.MAJOR
difference.changes[0].rule           # "input-removed"
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from modsmith.diff import inputs, interface, outputs, requirements
from modsmith.diff.interface import Interface
from modsmith.diff.rule import Change
from modsmith.versions.module_files import ModuleFiles
from modsmith.versions.number import Level


@dataclass(frozen=True)
class Difference:
    """What differs between two versions of a module.

    Attributes:
        old: the version before, as it was named.
        new: the version now, as it was named.
        changes: the greatest level first.
    """

    old: str
    new: str
    changes: tuple[Change, ...]

    @property
    def level(self) -> Level:
        """The greatest level of a change."""
        return max((change.level for change in self.changes), default=Level.NONE)

    def of(self, level: Level) -> tuple[Change, ...]:
        """The changes of one level."""
        return tuple(change for change in self.changes if change.level is level)


def compare(old: ModuleFiles, new: ModuleFiles) -> Difference:
    """The changes between two versions of a module.

    Args:
        old: the version that callers have.
        new: the version that they upgrade to.

    Raises:
        InterfaceError: a file of one of them is not HCL, or not JSON.
    """
    before, after = (interface.read(one.files, one.place) for one in (old, new))
    found = dict.fromkeys(_interfaces(before, after))
    return Difference(old.place, new.place, tuple(sorted(found, key=_order)))


def _order(change: Change) -> tuple[int, str]:
    return -change.level, change.rule


def _interfaces(old: Interface, new: Interface) -> Iterator[Change]:
    yield from inputs.compare(old, new)
    yield from outputs.compare(old, new)
    yield from requirements.compare(old, new)


__all__ = ["Change", "Difference", "compare"]
