"""Checkov over the plans of all modules, in one run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any, TypeAlias

from modsmith.validate.checkov import command
from modsmith.validate.checkov.command import Scan
from modsmith.validate.plans import matching, planning
from modsmith.validate.plans.given_plan import GivenPlan
from modsmith.validate.plans.planning import Planned
from modsmith.validate.workspace import Copy

GivenFor: TypeAlias = tuple[GivenPlan, Copy]


def scan(
    planned: Mapping[int, Future[Planned]], given: Mapping[int, GivenFor], folder: Path, home: Path
) -> dict[int, Scan]:
    """What Checkov says of each module's plans; nothing of a plan that could not be made or is of another module.

    Args:
        planned: plans to come, by the number of their module.
        given: the user's own plans, by the same.
        folder: to be made for the files.
        home: to be made; an empty folder from which Checkov can read no settings.

    Raises:
        ToolMissingError: there is no Checkov.
        ToolFailedError: it gave no report.
    """
    home.mkdir()
    files: dict[int, list[Path]] = {}
    for number, coming in planned.items():
        if coming.exception() is None:
            plan = planning.narrowed(coming.result().plan, planning.WIDEST)
            files.setdefault(number, []).append(_written(plan, folder / f"{number}.json"))
    for number, (own, copy) in given.items():
        if found := matching.if_any(own, copy):
            file = folder / str(number) / _file_name(own)
            files.setdefault(number, []).append(_written(found.narrowed(), file))
    if not files:
        return {}
    whole = command.scan_plan([file for each in files.values() for file in each], home)
    return {number: whole.of(each) for number, each in files.items()}


def _written(plan: Mapping[str, Any], file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(plan), "utf-8")
    return file


def _file_name(given: GivenPlan) -> str:
    """A name that Checkov takes for a plan's, as close to the user's own as can be."""
    is_plain = given.name.endswith(".json") and not given.name.endswith(".tf.json")
    return given.name if is_plain else "plan.json"
