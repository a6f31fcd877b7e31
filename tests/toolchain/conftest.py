"""Machines to look for tools on: a PATH and a home of their own, empty at first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Command = Callable[..., Path]


@pytest.fixture(autouse=True)
def empty_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing on PATH, nobody's home, none of the variables that name a tool."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "home").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    names = ("JSII_NODE", "MODSMITH_TERRAFORM", "MODSMITH_CHECKOV", "MODSMITH_PROVIDER_MIRROR")
    for name in (*names, "TF_PLUGIN_CACHE_DIR", "XDG_DATA_HOME", "XDG_DATA_DIRS", "TF_CLI_CONFIG_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def command(tmp_path: Path) -> Command:
    """Writes an executable that says something, on PATH unless `at` is given: `command("node", "v20.1")`."""

    def write(name: str, says: str, *, at: Path | None = None, fails: bool = False) -> Path:
        path = (at or tmp_path / "bin") / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\necho '{says}'\nexit {int(fails)}\n")
        path.chmod(0o755)
        return path

    return write
