"""`modsmith validate` on the modules as they are committed: every witness looked, and none found anything."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

import pytest

from modsmith.emulator.root import Root
from modsmith.validate import run
from modsmith.validate.plans import given_plan
from modsmith.validate.results.finding import WITNESSES, Verdict, Witness, exit_code
from tests.modules.conftest import ALL, MODULES
from tests.project import catalog

pytestmark = pytest.mark.terraform

SPECS = {MODULES / name: catalog.spec(name) for name in ALL}


def _are_clean_to(witnesses: Collection[Witness]) -> None:
    verdicts = run.validate([MODULES], SPECS, witnesses=witnesses)
    assert [verdict.module for verdict in verdicts] == ALL
    for verdict in verdicts:
        assert verdict.findings == ()
        assert {ran.witness for ran in verdict.ran} == set(witnesses)
    assert exit_code(verdicts) == 0


def test_every_module_is_clean_to_witnesses_of_its_hcl() -> None:
    _are_clean_to(("interface", "hcl", "fmt"))


@pytest.mark.long
def test_every_module_is_clean_to_every_witness() -> None:
    _are_clean_to(WITNESSES)


@pytest.mark.long
@pytest.mark.parametrize("root", ["storage_stack/examples/basic"], indirect=True)
def test_a_users_plan_of_our_module_is_judged_beside_our_own(root: Root, tmp_path: Path) -> None:
    """Both are witnesses; what a user's plan weakens fails, though every plan of ours keeps it."""
    plan = root.plan(environment="prod")
    assert exit_code([_with(plan, tmp_path)]) == 0
    for change in plan["resource_changes"]:
        if change["type"] == "aws_dynamodb_table":
            change["change"]["after"]["point_in_time_recovery"][0]["enabled"] = False
    verdict = _with(plan, tmp_path)
    recovery = [cell for cell in verdict.matrix if cell.control == "dynamodb-recovery"]
    assert {(cell.status, cell.witnesses) for cell in recovery} == {
        ("fail", ("plan plan.json module.storage_stack",))
    }
    assert {finding.rule for finding in verdict.findings} == {"dynamodb-recovery"}


def _with(plan: object, folder: Path) -> Verdict:
    """What the HCL, our plans of all examples, and a user's plan say of `storage_stack`."""
    file = folder / "plan.json"
    file.write_text(json.dumps(plan), "utf-8")
    module = MODULES / "storage_stack"
    [verdict] = run.validate([module], SPECS, witnesses=("hcl", "plan"), plan=given_plan.read(file))
    assert verdict.could_not_run == ()
    assert any("plan.json" in ran.detail and "examples" in ran.detail for ran in verdict.ran), verdict.ran
    return verdict
