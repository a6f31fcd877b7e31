"""Writes the edited files of a module: all of them or none, and none that changed in the meantime."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from modsmith.errors import WriteError
from modsmith.validate.fixing.plan import ModulePlan
from modsmith.write import transaction_log
from modsmith.write.disk import look, reported
from modsmith.write.staging import alone, staging

_WAIT = 10.0
"""Seconds to wait for another run in the same folder."""


def write(plans: Iterable[ModulePlan]) -> None:
    """Writes the files of each module; keeps their modes.

    A run that fails or is killed leaves a module as it was. The next run rolls a killed one back.

    Raises:
        WriteError: a file changed since it was read, or cannot be written; in the latter case, modules before it
            in the order are written.
    """
    changing = [plan for plan in plans if plan.after]
    for plan in changing:
        _check(plan)
    for plan in changing:
        _write(plan)


def recover(folder: Path) -> bool:
    """Undoes the edits of a run that was killed while it wrote into a module; whether there was one."""
    with reported(folder):
        if not transaction_log.is_unfinished(folder):
            return False
        with alone(folder, _WAIT):
            undone = transaction_log.roll_back(folder)
    _tidy(folder)
    return undone


def _check(plan: ModulePlan) -> None:
    with reported(plan.folder):
        for file, before in plan.before.items():
            found = look(plan.folder, file)
            if found is None or not found.regular or found.content != before:
                problem = "the file changed since it was read, so nothing is written"
                raise WriteError(problem, where=str(plan.folder / file), fix="Run the command again")


def _write(plan: ModulePlan) -> None:
    try:
        with alone(plan.folder, _WAIT), reported(plan.folder):
            transaction_log.roll_back(plan.folder)
            _check(plan)
            transaction_log.commit(plan.folder, plan.after, (), keep_modes=True)
    finally:
        _tidy(plan.folder)


def _tidy(folder: Path) -> None:
    """Removes the staging folder unless something is in it that a later run needs."""
    left = staging(folder)
    with suppress(OSError):
        if {path.name for path in left.iterdir()} <= {".gitignore", "lock"}:
            shutil.rmtree(left)
