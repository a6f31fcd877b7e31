"""The suite's own rules, in `tests/conftest.py`, on a small suite of another folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ENVIRONMENT = dict(os.environ)  # the real one, read before `empty_machine` changes it

SUITE = """
import pytest

def test_passes():
    pass

@pytest.mark.skipif(True, reason="no such tool")
def test_skips():
    pass

@pytest.mark.xfail
def test_is_expected_to_fail():
    assert False

@pytest.mark.terraform
def test_starts_terraform():
    pass
"""


def run(folder: Path, *options: str, fail_on_skip: str) -> tuple[int, str]:
    """The exit code and output of pytest on that folder, with our conftest as a plugin."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-p",
            "tests.conftest",
            "-c",
            os.devnull,
            "--rootdir",
            folder,
            "-v",
            *options,
        ],
        env=ENVIRONMENT | {"MODSMITH_FAIL_ON_SKIP": fail_on_skip, "PYTHONPATH": str(ROOT)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_skip_fails_where_every_tool_is_present(workers: str, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(SUITE)
    code, said = run(tmp_path, "-n", workers, fail_on_skip="1")
    assert code == 1
    assert "skipped where no test may be: Skipped: no such tool" in said
    assert "2 passed, 1 xfailed" in said
    assert "ERROR test_it.py::test_skips" in said


@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_skipped_module_fails_there_too(workers: str, tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text("import pytest\npytest.importorskip('no_such_package')\n")
    code, said = run(tmp_path, "-n", workers, fail_on_skip="1")
    assert code != 0
    assert "skipped where no module may be" in said


def test_a_skip_is_a_skip_elsewhere_and_terraform_goes_first(tmp_path: Path) -> None:
    (tmp_path / "test_it.py").write_text(SUITE)
    code, said = run(tmp_path, fail_on_skip="")
    assert code == 0
    assert "2 passed, 1 skipped, 1 xfailed" in said
    assert said.index("test_starts_terraform") < said.index("test_passes")
