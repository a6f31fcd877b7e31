"""The real Terraform, as the judge of what was rendered."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

from modsmith.tools import terraform


@cache
def _executable() -> Path:
    return terraform.require().path


def run(*arguments: str, folder: Path | None = None, stdin: str = "", check: bool = True) -> str:
    """What the command says; its errors too, in the assertion, if it fails."""
    process = subprocess.run(
        [_executable(), *arguments],
        cwd=folder,
        input=stdin.encode(),
        capture_output=True,
        env=terraform.environment(),
        check=False,
        timeout=120,
    )
    said = process.stdout.decode()
    assert not check or process.returncode == 0, f"{said}{process.stderr.decode()}\nfor:\n{stdin}"
    return said


def formatted(text: str) -> str:
    """Text as `terraform fmt` leaves it."""
    return run("fmt", "-no-color", "-", stdin=text)


def planned(folder: Path) -> dict[str, Any]:
    """The plan of a configuration without providers."""
    run("plan", "-no-color", "-out=plan", folder=folder)
    plan: dict[str, Any] = json.loads(run("show", "-json", "plan", folder=folder))
    return plan
