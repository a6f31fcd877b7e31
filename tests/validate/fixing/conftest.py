"""Modules that are validated, fixed and validated again, as `modsmith validate --fix` does it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from modsmith.validate import run
from modsmith.validate.fixing.plan import ModulePlan, plan
from modsmith.validate.results.finding import ModuleResult

SOURCES = ("interface", "hcl")


def checked(folder: Path) -> ModuleResult:
    (result,) = run.validate([folder], {}, sources=SOURCES)
    assert not result.could_not_run
    return result


def planned(folder: Path, *controls: str) -> ModulePlan:
    """The edits for the findings of some controls, or of all."""
    result = checked(folder)
    found = tuple(one for one in result.findings if not controls or one.rule in controls)
    return plan(replace(result, findings=found))


def module(folder: Path, text: str, name: str = "main.tf") -> Path:
    """A module of one file; its lines end as the text says."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(text.encode())
    return folder


def made(plan: ModulePlan) -> str:
    """The only file that a plan changes."""
    (content,) = plan.after.values()
    return content.decode()


def statuses(folder: Path, control: str) -> dict[str, str]:
    """Address to the result of a control."""
    return {one.address: one.status for one in checked(folder).matrix if one.control == control}
