"""Checkov over the HCL and over the plan of every example: nothing that the spec does not waive with a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generators import catalog
from tests.modules.conftest import ALL, MODULES, Plans
from validators import checkov_findings, checkov_scan

pytestmark = [pytest.mark.terraform, pytest.mark.xdist_group("plans")]


@pytest.mark.parametrize("module", ALL)
def test_no_finding_that_is_not_waived(module: str, plans: Plans, tmp_path: Path) -> None:
    plan = tmp_path / "plan.json"
    plan.write_text(json.dumps(plans.of(module)), "utf-8")
    scans = [
        checkov_scan.scan(MODULES / module, tmp_path),
        checkov_scan.scan_plan([plan], tmp_path),
    ]
    spec = catalog.spec(module)
    judgement = checkov_findings.judge(module, MODULES / module, spec.waivers, scans, with_plans=True)
    assert [f"{finding.rule} {finding.address} {finding.where}" for finding in judgement.findings] == []
    assert judgement.checks > 0, "Checkov looked at nothing"
