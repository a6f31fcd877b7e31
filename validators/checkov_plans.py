"""Checkov over the plans of all modules, in one run."""

from __future__ import annotations

import json
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from validators import checkov_scan, plans
from validators.checkov_scan import Scan
from validators.plans import Planned


def scan(planned: Mapping[int, Future[Planned]], folder: Path, home: Path) -> dict[int, Scan]:
    """What Checkov says of each plan; nothing of a plan that could not be made.

    Args:
        planned: plans to come, by the number of their module.
        folder: to be made for the files.
        home: to be made; an empty folder from which Checkov can read no settings.

    Raises:
        ToolMissingError: there is no Checkov.
        ToolFailedError: it gave no report.
    """
    made = {number: one.result() for number, one in planned.items() if one.exception() is None}
    folder.mkdir()
    home.mkdir()
    files = {number: folder / f"{number}.json" for number in made}
    for number, file in files.items():
        file.write_text(json.dumps(plans.narrowed(made[number].plan, plans.WIDEST)), "utf-8")
    if not files:
        return {}
    whole = checkov_scan.scan_plan(list(files.values()), home)
    return {number: _of(whole, file) for number, file in files.items()}


def _of(whole: Scan, file: Path) -> Scan:
    mine = tuple(one for one in whole.evaluations if one.file.resolve() == file.resolve())
    return replace(whole, evaluations=mine)
