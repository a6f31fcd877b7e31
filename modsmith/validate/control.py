"""What a control is, and how one is found: each is a file of `validators/controls/`, by its own name.

    validators/controls/dynamodb_recovery.py    CONTROL = Control("dynamodb-recovery", …, judge=judge)

A control looks at one resource in one `World`. It yields a `Lack` for everything that is wrong; if it yields nothing,
the resource passes. What it cannot tell it does not guess: `Resource` raises `UndeterminedError` for it. Where a
control has nothing to say of a resource it raises `NotApplicableError` with the reason.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.project import current
from modsmith.validate import controls


class NotApplicableError(Exception):
    """A control has nothing to say of a resource; the reason is the message."""


@dataclass(frozen=True)
class Violation:
    """One thing that a resource lacks.

    Attributes:
        message: a sentence.
        at: argument or nested block that it is about, for its line; "" for the resource itself.
    """

    message: str
    at: str = ""


Check = Callable[[Resource, Evaluation], Iterable[Violation]]


@dataclass(frozen=True)
class Control:
    """A property that resources must have.

    Attributes:
        id: kebab case, the file's name: `dynamodb-recovery`.
        title: what holds where it passes, a sentence.
        why: what happens without it, a sentence or two.
        source: the AWS page or rule that it comes from.
        fix: what to do, in the imperative.
        types: of the resources that it judges.
        check: yields what is wrong.
        reads: types that it judges along with those, as parts of them, such as the policy of a bucket.
        checkov: ids of Checkov's checks that ask for the same.
        guards: type and path of every argument or block (path without indices, "" for the whole resource) without
            which it fails.
        always: whether the module answers for it whatever its caller chose, as for who may get in.
    """

    id: str
    title: str
    why: str
    source: str
    fix: str
    types: tuple[str, ...]
    check: Check
    reads: tuple[str, ...] = ()
    checkov: tuple[str, ...] = ()
    guards: tuple[tuple[str, str], ...] = ()
    always: bool = False


def load() -> Mapping[str, Control]:
    """Every control, by id: modsmith's in the order of their names, then those of the project in use.

    Raises:
        ControlError: a control of the project cannot be used.
    """
    return _of(*_own())


def covered() -> frozenset[str]:
    """Types that at least one control looks at."""
    return _covered(*_own())


def by_type() -> Mapping[str, Sequence[Control]]:
    """Every control, by the types of resources that it checks."""
    return _by_type(*_own())


def grouped(controls: Iterable[Control]) -> Mapping[str, Sequence[Control]]:
    """Controls by the types of resources that they check."""
    found: dict[str, list[Control]] = {}
    for control in controls:
        for type_ in dict.fromkeys(control.types):
            found.setdefault(type_, []).append(control)
    return found


def _own() -> tuple[Path | None, Path | None]:
    """The folder of the project's own controls and the project's, if there is a project."""
    project = current()
    return (project.controls, project.root) if project else (None, None)


@cache
def _of(folder: Path | None, root: Path | None) -> Mapping[str, Control]:
    known = shipped()
    if folder is None or root is None:
        return known
    from modsmith.validate import own  # noqa: PLC0415 - it needs what is defined here

    return {**known, **{control.id: control for control in own.load(folder, root, known)}}


@cache
def shipped() -> Mapping[str, Control]:
    """The controls that come with modsmith."""
    found = {}
    every = pkgutil.walk_packages(controls.__path__, f"{controls.__name__}.")
    for name in sorted(entry.name for entry in every):
        module = importlib.import_module(name)
        if hasattr(module, "CONTROL"):
            found[module.CONTROL.id] = module.CONTROL
    return found


@cache
def _covered(folder: Path | None, root: Path | None) -> frozenset[str]:
    every = _of(folder, root).values()
    return frozenset(type_ for control in every for type_ in (*control.types, *control.reads))


@cache
def _by_type(folder: Path | None, root: Path | None) -> Mapping[str, Sequence[Control]]:
    return grouped(_of(folder, root).values())
