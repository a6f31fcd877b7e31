"""Every control with fixes, on the resources of its fixture that fail.

A fixture whose resources are fixed in one environment only, or not at all because the module has a key, has a sample
beside this file.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from modsmith.tools import terraform
from modsmith.validate.control import Control, load
from modsmith.validate.fixing.plan import ModulePlan
from tests.machine import need_terraform

from .conftest import made, module, planned, statuses

FIXTURES, SAMPLES = Path(__file__).parents[1] / "controls", Path(__file__).parent / "samples"
CONTROLS = [control for control in load().values() if control.fixes]
SEPARATOR = "# Another module.\n"


def texts(control: Control) -> list[str]:
    """The modules of a control's fixture and its sample."""
    files = (folder / f"{control.id.replace('-', '_')}.tf" for folder in (FIXTURES, SAMPLES))
    return [one for file in files if file.exists() for one in file.read_text("utf-8").split(SEPARATOR)]


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Path, ModulePlan]]]:
    """The fixed modules of each control's fixture."""
    found: dict[str, list[tuple[Path, ModulePlan]]] = {}
    for control in CONTROLS:
        for number, text in enumerate(texts(control)):
            folder = module(tmp_path_factory.mktemp(f"{control.id}-{number}"), text)
            found.setdefault(control.id, []).append((folder, planned(folder, control.id)))
    return found


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_what_it_claims_to_fix_passes_and_nothing_else_changes(
    control: Control, plans: dict[str, list[tuple[Path, ModulePlan]]], tmp_path: Path
) -> None:
    for number, (folder, plan) in enumerate(plans[control.id]):
        if not plan.after:
            continue
        before = statuses(folder, control.id)
        after = statuses(module(tmp_path / str(number), made(plan)), control.id)
        fixed = {address for one in plan.fixed for address in one.addresses}
        assert {before[address] for address in fixed} == {"fail"}
        assert {after[address] for address in fixed} == {"pass"}
        assert {one: after[one] for one in before.keys() - fixed} == {
            one: before[one] for one in before.keys() - fixed
        }
        assert planned(tmp_path / str(number), control.id).fixed == ()


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_every_fix_is_made_in_its_fixture(
    control: Control, plans: dict[str, list[tuple[Path, ModulePlan]]]
) -> None:
    used = {edit.fix for _, plan in plans[control.id] for one in plan.fixed for edit in one.edits}
    assert [fix.what for fix in control.fixes if fix not in used] == []


@pytest.mark.terraform
def test_terraform_fmt_changes_nothing_in_the_result(
    plans: dict[str, list[tuple[Path, ModulePlan]]], tmp_path: Path
) -> None:
    tool = need_terraform()
    for name, each in plans.items():
        for number, (_, plan) in enumerate(each):
            if plan.after:
                module(tmp_path, made(plan), f"{name}-{number}.tf")
    command = [tool.path, "fmt", "-check", "-diff", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=terraform.environment())
    assert (done.returncode, done.stdout) == (0, "")
