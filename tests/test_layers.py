"""The rooms of the package import downwards only, as pyproject.toml says."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from tests.project import ROOT


def test_every_room_is_in_the_layers() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    [contract] = settings["tool"]["importlinter"]["contracts"]
    listed = {name for layer in contract["layers"] for name in re.split(r" [|:] ", layer)}
    rooms = {f"modsmith.{path.stem}" for path in (ROOT / "modsmith").iterdir() if _is_room(path)}
    assert rooms == listed


def _is_room(path: Path) -> bool:
    return (path.suffix == ".py" and path.stem != "__init__") or (path / "__init__.py").is_file()


def test_imports_run_downwards() -> None:
    command = [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
