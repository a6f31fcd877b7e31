"""Checkov over the HCL and over plans of the examples: nothing that the spec does not waive with a reason."""

from __future__ import annotations

import json

import pytest

from modsmith.validate.checkov import command, reported
from modsmith.validate.checkov.command import Scan
from tests.modules.conftest import ALL, MODULES, Plans
from tests.project import catalog

pytestmark = [pytest.mark.terraform, pytest.mark.slowest, pytest.mark.long]

Scans = tuple[Scan, dict[str, Scan]]
"""Of the HCL of all modules, and of the plans of each."""


@pytest.fixture(scope="module")
def scans(plans: Plans, tmp_path_factory: pytest.TempPathFactory) -> Scans:
    """Two runs of Checkov for all modules: it takes longer to start than to look at one."""
    folder = tmp_path_factory.mktemp("scans")
    files = {module: folder / f"{module}.json" for module in ALL}
    for module, file in files.items():
        file.write_text(json.dumps(plans.of(module)), "utf-8")
    whole = command.scan_plan(list(files.values()), folder)
    return command.scan(MODULES, folder), {module: whole.of([file]) for module, file in files.items()}


@pytest.mark.parametrize("module", ALL)
def test_no_finding_in_any_example_and_environment(module: str, scans: Scans) -> None:
    hcl, plans = scans
    assert plans[module].checkov_results, "Checkov looked at nothing that is planned"
    waivers = [one for one in catalog.spec(module).waivers if one.check.startswith("CKV")]
    said = reported.check(module, MODULES / module, waivers, [hcl, plans[module]], with_plans=True)
    assert [f"{finding.rule} {finding.address} {finding.where}" for finding in said.findings] == []
    assert said.checks > 0, "Checkov looked at nothing"
