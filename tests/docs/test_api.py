"""The reference of the Python API is made from the docstrings, and is fresh."""

from __future__ import annotations

import subprocess
import sys

from tests.project import ROOT


def test_the_page_is_fresh() -> None:
    """If it is not: `python docs/api.py`."""
    command = [sys.executable, "docs/api.py", "--check"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
