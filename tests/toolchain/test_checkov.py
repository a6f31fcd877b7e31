from __future__ import annotations

import sys
from pathlib import Path

import pytest

from modsmith.errors import ToolMissingError
from modsmith.tools import cdktf_cli, checkov

from .conftest import Command


@pytest.fixture(autouse=True)
def venv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose `.venv` is in use, installed from somewhere else than this checkout."""
    monkeypatch.setattr(sys, "prefix", str(tmp_path / "project" / ".venv"))
    monkeypatch.setattr(
        checkov, "__file__", str(tmp_path / "site-packages" / "modsmith" / "tools" / "checkov.py")
    )
    return tmp_path / "project" / ".venv-checkov"


def test_finds_the_environment_beside_the_one_in_use(venv: Path, command: Command) -> None:
    command("checkov", "2.0.0")
    path = command("checkov", "3.3.30", at=venv / "bin")
    found = checkov.find()
    assert found is not None
    assert (found.path, found.version) == (path, "3.3.30")


def test_reads_its_version_without_starting_it(venv: Path, command: Command) -> None:
    command("checkov", "too slow to ask", at=venv / "bin", fails=True)
    (venv / "lib/python3.11/site-packages/checkov-3.3.30.dist-info").mkdir(parents=True)
    assert checkov.require().version == "3.3.30"


def test_finds_one_on_path(command: Command) -> None:
    path = command("checkov", "3.2.0")
    assert checkov.require().path == path


def test_the_variable_comes_before_all(venv: Path, command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command("checkov", "3.3.30", at=venv / "bin")
    command("my-checkov", "3.1.0")
    monkeypatch.setenv("MODSMITH_CHECKOV", "my-checkov")
    assert checkov.require().version == "3.1.0"


def test_no_checkov_says_how_to_get_one() -> None:
    assert checkov.find() is None
    with pytest.raises(ToolMissingError, match="no Checkov on this machine") as error:
        checkov.require()
    assert "pipx install checkov" in error.value.fix


def test_finds_the_cdktf_command_that_npm_installed(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("cdktf", "0.19.0")
    monkeypatch.setattr(cdktf_cli, "_NODE_MODULES", tmp_path / "node_modules")
    on_path = cdktf_cli.find()
    local = command("cdktf", "", at=tmp_path / "node_modules" / ".bin")
    package = tmp_path / "node_modules" / "cdktf-cli" / "package.json"
    package.parent.mkdir()
    package.write_text('{"version": "0.21.0"}')
    installed = cdktf_cli.find()
    assert on_path is not None
    assert installed is not None
    assert (on_path.version, installed.version, installed.path) == ("0.19.0", "0.21.0", local)
