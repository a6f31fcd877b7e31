"""Checkov over the HCL and over plans of the examples: nothing that the spec does not waive with a reason."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from generators import catalog
from tests.modules.conftest import ALL, MODULES, Plans
from validators import checkov_findings, checkov_scan

pytestmark = [pytest.mark.terraform, pytest.mark.xdist_group("plans")]

WIDEST = ("basic__dev", "complete__prod")
"""Calls that between them have every resource of a module; the long test scans all calls, at 5 s each."""


@pytest.mark.parametrize("module", ALL)
def test_no_finding_that_is_not_waived(module: str, plans: Plans, tmp_path: Path) -> None:
    _scan(module, _only(plans.of(module), WIDEST), tmp_path)


@pytest.mark.long
@pytest.mark.parametrize("module", ALL)
def test_no_finding_in_any_example_and_environment(module: str, plans: Plans, tmp_path: Path) -> None:
    _scan(module, plans.of(module), tmp_path)


def _scan(module: str, plan: dict[str, Any], folder: Path) -> None:
    file = folder / "plan.json"
    file.write_text(json.dumps(plan), "utf-8")
    scans = [checkov_scan.scan(MODULES / module, folder), checkov_scan.scan_plan([file], folder)]
    waivers = catalog.spec(module).waivers
    judgement = checkov_findings.judge(module, MODULES / module, waivers, scans, with_plans=True)
    assert [f"{finding.rule} {finding.address} {finding.where}" for finding in judgement.findings] == []
    assert judgement.checks > 0, "Checkov looked at nothing"


def _only(plan: dict[str, Any], calls: Collection[str]) -> dict[str, Any]:
    """A plan without the other calls of its root."""
    root = plan["planned_values"]["root_module"]
    addresses = {f"module.{call}" for call in calls}
    kept = [child for child in root["child_modules"] if child["address"] in addresses]
    changes = [c for c in plan["resource_changes"] if ".".join(c["address"].split(".")[:2]) in addresses]
    configured = plan["configuration"]["root_module"]["module_calls"]
    return {
        **plan,
        "planned_values": {"root_module": {**root, "child_modules": kept}},
        "resource_changes": changes,
        "configuration": {"root_module": {"module_calls": {call: configured[call] for call in calls}}},
    }
