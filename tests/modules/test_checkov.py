"""Checkov over the HCL and over plans of the examples: nothing that the spec does not waive with a reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from modsmith.validate.checkov import command, reported
from tests.modules.conftest import ALL, MODULES, Plans
from tests.project import catalog

pytestmark = pytest.mark.terraform


@pytest.mark.long
@pytest.mark.parametrize("module", ALL)
def test_no_finding_in_any_example_and_environment(module: str, plans: Plans, tmp_path: Path) -> None:
    _scan(module, plans.of(module), tmp_path)


def _scan(module: str, plan: dict[str, Any], folder: Path) -> None:
    file = folder / "plan.json"
    file.write_text(json.dumps(plan), "utf-8")
    scans = [command.scan(MODULES / module, folder), command.scan_plan([file], folder)]
    waivers = [one for one in catalog.spec(module).waivers if one.check.startswith("CKV")]
    judgement = reported.check(module, MODULES / module, waivers, scans, with_plans=True)
    assert [f"{finding.rule} {finding.address} {finding.where}" for finding in judgement.findings] == []
    assert judgement.checks > 0, "Checkov looked at nothing"
