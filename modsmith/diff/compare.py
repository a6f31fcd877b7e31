"""The changes between two versions of a module.

difference = compare(read("v0.1.0:modules/dynamodb"), read("modules/dynamodb"))
difference.level                     # Level.MAJOR
difference.changes[0].rule           # "input-removed"
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from modsmith.diff import (
    callers,
    guarantees,
    inputs,
    instances,
    interface,
    outputs,
    renames,
    requirements,
    resources,
    validations,
)
from modsmith.diff import planned as plans
from modsmith.diff.interface import Interface
from modsmith.diff.planned import PlannedChange
from modsmith.diff.rules import inputs as input_rules
from modsmith.diff.rules import resources as rules
from modsmith.diff.rules.rule import Change
from modsmith.versions.module_files import ModuleFiles
from modsmith.versions.number import Level


@dataclass(frozen=True)
class Difference:
    """What differs between two versions of a module.

    Attributes:
        name: of the module.
        old: the version before, as it was named.
        new: the version now, as it was named.
        changes: the greatest level first.
    """

    name: str
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


def compare(
    old: ModuleFiles,
    new: ModuleFiles,
    planned: Iterable[PlannedChange] = (),
    replaced: Mapping[str, str] | None = None,
) -> Difference:
    """The changes between two versions of a module, and between the modules in their `modules/`.

    Args:
        old: the version that callers have.
        new: the version that they upgrade to.
        planned: what plans of the new version do on a state of the old one; only they show all replacements.
        replaced: an input that is gone to the HCL argument that callers write instead: `days = 30`.

    Raises:
        InterfaceError: a file of one of them is not HCL, or not JSON.
    """
    before, after = (_Version(one.files, interface.read(one.files, one.place)) for one in (old, new))
    found = [
        *_advised(_module(before, after), replaced or {}),
        *_modules(before, after),
        *plans.compare(planned),
    ]
    return Difference(new.name, old.place, new.place, tuple(sorted(dict.fromkeys(found), key=_order)))


def _advised(changes: Iterable[Change], replaced: Mapping[str, str]) -> Iterator[Change]:
    """Changes, with what to write instead of inputs that are gone."""
    for change in changes:
        instead = replaced.get(change.subject.removeprefix("var."))
        if instead is not None and change.rule in (input_rules.REMOVED.id, input_rules.RENAMED.id):
            yield replace(change, advice=f"Write {instead} instead.")
        else:
            yield change


@dataclass(frozen=True)
class _Version:
    """The files of a module, and its interface."""

    files: Mapping[str, bytes]
    interface: Interface

    def inside(self, path: str) -> _Version:
        """A module in `modules/`, as it is on its own."""
        files = {
            posixpath.relpath(name, path): content
            for name, content in self.files.items()
            if name.startswith(f"{path}/")
        }
        return _Version(files, self.interface.modules[path])


def _order(change: Change) -> tuple[int, str]:
    return -change.level, change.rule


def _module(old: _Version, new: _Version) -> Iterator[Change]:
    before, after = old.interface, new.interface
    renamed = renames.of_inputs(before, after)
    for compare_ in (inputs.compare, outputs.compare, requirements.compare, resources.compare):
        yield from compare_(before, after)
    with callers.written(old.files) as had, callers.written(new.files) as has:
        seen = callers.callers(had, has, after, renamed)
        yield from instances.compare(seen, resources.settled(before, after))
        yield from outputs.compare_values(before, after, (had, has), seen)
        yield from validations.compare(before, after, (had, has), renamed)
        pairs = resources.pair(before, after).to
        yield from guarantees.compare(had, has, pairs, (old.files, new.files))


def _modules(old: _Version, new: _Version) -> Iterator[Change]:
    """The modules in `modules/`, which callers use with `//modules/NAME`; their changes name the module."""
    had, has = old.interface.modules, new.interface.modules
    for path in had.keys() - has.keys():
        yield rules.MODULE_REMOVED.change(f"//{path}", f"The module {path} is gone.")
    for path in has.keys() - had.keys():
        yield rules.MODULE_ADDED.change(f"//{path}", f"The module {path} is new.")
    for path in sorted(had.keys() & has.keys()):
        for change in _module(old.inside(path), new.inside(path)):
            yield replace(change, subject=f"//{path} {change.subject}")


__all__ = ["Change", "Difference", "PlannedChange", "compare"]
