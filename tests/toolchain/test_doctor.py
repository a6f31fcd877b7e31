from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from modsmith.tools import cdktf_cli, checkov, doctor, provider_mirror
from modsmith.tools.doctor import Finding

from .conftest import Command


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python and nothing else."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    monkeypatch.setattr(checkov, "__file__", str(tmp_path / "modsmith" / "tools" / "checkov.py"))
    monkeypatch.setattr(cdktf_cli, "_NODE_MODULES", tmp_path / "node_modules")
    monkeypatch.setattr(provider_mirror, "_usual_roots", lambda: iter(()))
    monkeypatch.setenv("XDG_DATA_DIRS", str(tmp_path / "share"))


def examined() -> dict[str, Finding]:
    return {finding.tool: finding for finding in doctor.examine()}


def test_a_bare_machine_lacks_everything_but_python_and_hears_how_to_mend_it() -> None:
    findings = examined()
    missing = [finding for finding in findings.values() if not finding.found]
    assert [finding.tool for finding in missing] == [
        "Node.js",
        "Terraform",
        "AWS provider",
        "Checkov",
        "cdktf",
    ]
    assert all(finding.fix and finding.needed_for and finding.path is None for finding in missing)
    assert findings["Python"].found


def test_what_can_be_done_without_is_not_required() -> None:
    assert [f.tool for f in doctor.examine() if not f.required] == ["AWS provider", "cdktf"]


def test_what_is_there_comes_with_path_and_version(tmp_path: Path, command: Command) -> None:
    node, terraform = command("node", "v20.20.2"), command("terraform", "Terraform v1.11.4")
    provider = tmp_path / "home/.terraform.d/plugins/providers.example.com/hashicorp/aws"
    for version in ("5.100.0", "5.99.1"):
        (provider / version / provider_mirror.operating_system()).mkdir(parents=True)
    found = {name: (f.path, f.version, f.fix) for name, f in examined().items() if f.found}
    assert found["Node.js"] == (node, "20.20.2", "")
    assert found["Terraform"] == (terraform, "1.11.4", "")
    assert found["AWS provider"] == (tmp_path / "home/.terraform.d/plugins", "5.99.1, 5.100.0", "")
    assert "Checkov" not in found


def test_a_wrong_variable_is_a_finding_and_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MODSMITH_TERRAFORM", "/no/such/terraform")
    finding = examined()["Terraform"]
    assert not finding.found
    assert finding.fix.startswith("Correct MODSMITH_TERRAFORM or unset it")
