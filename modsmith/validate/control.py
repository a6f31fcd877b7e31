"""What a control is, and how modsmith finds controls: each is a file below `validate/controls/`.

    validate/controls/dynamodb/recovery.py    CONTROL = Control("dynamodb-recovery", …, check=check)

A control checks one resource in one `Evaluation`. It yields a `Violation` for everything that is wrong; a resource
without violations passes. A control does not guess: `Resource` raises `UndeterminedError` for an unknown value. A
control that does not apply to a resource raises `NotApplicableError` with the reason.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.project import current
from modsmith.validate import controls
from modsmith.validate.fixing.declared import Fix
from modsmith.validate.parameters import Parameter
from modsmith.validate.severity import Severity


class NotApplicableError(Exception):
    """A control does not apply to a resource; the message is the reason."""


@dataclass(frozen=True)
class Violation:
    """One thing that is wrong with a resource."""

    message: str
    at: str = ""


Check = Callable[[Resource, Evaluation], Iterable[Violation]]


@dataclass(frozen=True)
class Control:
    """A property that resources must have.

    Attributes:
        id: kebab case, from the folder and the file's name: `dynamodb-recovery`.
        title: what holds when the control passes, one sentence.
        why: what happens without it, one or two sentences.
        source: the AWS page or rule that it is based on.
        fix: what to do, in the imperative.
        types: resource types that it checks.
        check: yields violations.
        reads: types that it checks as parts of those resources, such as a bucket's policy.
        checkov: ids of Checkov checks with the same purpose.
        trivy: ids of Trivy checks with the same purpose, such as `AVD-AWS-0107`.
        fsbp: ids of controls of AWS Security Hub with the same purpose, such as `EC2.18`, first of all those of AWS
            Foundational Security Best Practices.
        guards: type and path of every argument or block whose absence makes the control fail. Paths have no indices;
            "" stands for the whole resource.
        fixes: edits of the HCL that `--fix` makes; `modsmith.validate.fixing` says which ones are safe.
        always: whether the module is responsible whatever its caller chooses, for example for who has access.
        severity: how much a violation matters; `modsmith.validate.severity` has the rule.
        scope: `resource` for what the resource itself must be; `deployment` for what must stand beside it in a complete
            deployment, such as an alarm, which a building block leaves to its caller.
        parameters: what an organisation chooses for it in its project file.
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
    trivy: tuple[str, ...] = ()
    fsbp: tuple[str, ...] = ()
    guards: tuple[tuple[str, str], ...] = ()
    fixes: tuple[Fix, ...] = ()
    always: bool = False
    severity: Severity = Severity.MEDIUM
    scope: Literal["resource", "deployment"] = "resource"
    parameters: tuple[Parameter[Any], ...] = ()


def load() -> Mapping[str, Control]:
    """All controls by id: modsmith's in the order of their module names, then those of the current project.

    Raises:
        ControlError: a control of the project cannot be used.
    """
    return _of(*_own())


def covered() -> frozenset[str]:
    """Types that at least one control checks."""
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
