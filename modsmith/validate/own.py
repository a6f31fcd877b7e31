"""The controls of a project: one file each in its folder `controls`, named as their ids are.

    controls/sqs_cost_center.py    CONTROL = Control("sqs-cost-center", …, check=check)

They are Python of the project, as its generators are, and run like them: never from a folder that is validated.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from modsmith.errors import ControlError
from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.project.package import Package
from modsmith.validate.control import Check, Control, NotApplicableError, Violation

_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)+")
_RESULTS: tuple[type[Exception], ...] = (NotApplicableError, UndeterminedError)


def load(folder: Path, root: Path, taken: Collection[str]) -> Iterator[Control]:
    """The controls in a folder, in the order of their files' names.

    Args:
        folder: the project's `controls`; may be missing.
        root: the project's folder.
        taken: ids of modsmith's own controls.

    Raises:
        ControlError: a file's Python does not run, or what it defines is no control.
    """
    package = Package(folder, root, ControlError)
    for file in sorted(folder.glob("*.py")):
        if not file.name.startswith("_"):
            yield _File(package, file.stem).control(taken)


@dataclass(frozen=True)
class _File:
    """One file of a project's controls."""

    package: Package
    name: str

    @property
    def place(self) -> str:
        return self.package.place(f"{self.name}.py")

    def control(self, taken: Collection[str]) -> Control:
        control = getattr(self.package.load(self.name), "CONTROL", None)
        if not isinstance(control, Control):
            problem = "has no CONTROL" if control is None else "CONTROL is not a Control"
            raise self._error(problem, "Write CONTROL = Control(...); `modsmith new control` shows how.")
        wanted = self.name.replace("_", "-")
        if control.id != wanted or not _ID.fullmatch(control.id):
            fix = f'Write id="{wanted}", or rename the file; ids look like sqs-cost-center.'
            raise self._error(f"calls itself {control.id!r}", fix)
        if control.id in taken:
            fix = "Choose another id, and name the file after it."
            raise self._error(f"modsmith has a control {control.id!r} already", fix)
        if not control.types or isinstance(control.types, str):
            raise self._error("names no resource types", 'Write types=("aws_sqs_queue",).')
        return replace(control, check=self._explained(control.check))

    def _explained(self, check: Check) -> Check:
        """The check, whose own faults become one error each that names file and line."""

        def explained(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
            with self.package.explained(self.place, passing=_RESULTS):
                yield from map(self._violation, _iterable(check(resource, evaluation)))

        return explained

    def _violation(self, found: object) -> Violation:
        if not isinstance(found, Violation):
            raise self._error(f"the check yields {found!r}", 'Write yield Violation("...").')
        return found

    def _error(self, problem: str, fix: str) -> ControlError:
        return ControlError(problem, where=self.place, fix=fix)


def _iterable(found: Iterable[Violation] | None) -> Iterable[Violation]:
    """What a check returns; a check without a `yield` returns None where the resource passes."""
    return () if found is None else found
