"""`modsmith validate` on the modules as they are committed: every source ran, and none has a finding."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from modsmith.emulator.root import Root
from modsmith.validate import run
from modsmith.validate.plans import given_plan
from modsmith.validate.results.finding import ModuleResult, Source, exit_code
from tests.modules.conftest import ALL, MODULES
from tests.project import catalog

pytestmark = pytest.mark.terraform

SPECS = {MODULES / name: catalog.spec(name) for name in ALL}


def test_every_module_is_clean_by_its_hcl() -> None:
    """All sources together are in tests/docs/test_readme.py, as the command runs them."""
    sources: tuple[Source, ...] = ("interface", "hcl", "fmt")
    results = run.validate([MODULES], SPECS, sources=sources)
    assert [result.module for result in results] == ALL
    for result in results:
        assert result.findings == ()
        assert {ran.source for ran in result.ran} == set(sources)
    assert exit_code(results) == 0


@pytest.mark.long
@pytest.mark.parametrize("root", ["storage_stack/examples/basic"], indirect=True)
def test_a_users_plan_is_checked_beside_the_plans_of_the_examples(root: Root, tmp_path: Path) -> None:
    """What a user's plan weakens fails, even if the plans of all examples pass."""
    plan = root.plan(environment="prod")
    assert exit_code([_with(plan, tmp_path)]) == 0
    for change in plan["resource_changes"]:
        if change["type"] == "aws_dynamodb_table":
            change["change"]["after"]["point_in_time_recovery"][0]["enabled"] = False
    result = _with(plan, tmp_path)
    recovery = [entry for entry in result.matrix if entry.control == "dynamodb-recovery"]
    assert {(entry.status, entry.sources) for entry in recovery} == {
        ("fail", ("plan plan.json module.storage_stack",))
    }
    assert {finding.rule for finding in result.findings} == {"dynamodb-recovery"}


def _with(plan: object, folder: Path) -> ModuleResult:
    """What the HCL, our plans of all examples, and a user's plan say of `storage_stack`."""
    file = folder / "plan.json"
    file.write_text(json.dumps(plan), "utf-8")
    module = MODULES / "storage_stack"
    [result] = run.validate(
        [module], SPECS, sources=("hcl", "plan"), plan=given_plan.read(file), run_tests=True
    )
    assert result.could_not_run == ()
    assert any("plan.json" in ran.detail and "examples" in ran.detail for ran in result.ran), result.ran
    return result
