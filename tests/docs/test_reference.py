"""The pages of the reference are made from the code, and are fresh."""

from __future__ import annotations

import subprocess
import sys

import pytest

from modsmith.emulator.rules import every_rule
from tests.project import ROOT

SCRIPTS = ("docs/api.py", "docs/controls.py", "docs/coverage.py", "docs/diff.py", "docs/rules.py")


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_page_is_fresh(script: str) -> None:
    """If it is not: `python` and the script."""
    command = [sys.executable, script, "--check"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr


def test_the_emulators_page_counts_its_rules() -> None:
    assert f"[{len(every_rule())} rules](reference/rules.md)" in (ROOT / "docs" / "emulator.md").read_text(
        "utf-8"
    )
