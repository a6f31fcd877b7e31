from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def bench(*options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *options],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_quick_run_of_one_contest_measures_modsmith_alone() -> None:
    run = bench("--runs", "1", "--quick", "--only", "unchanged")
    assert run.returncode == 0, run.stdout + run.stderr
    for heading in ("Generate, nothing changed", "Goals"):
        assert run.stdout.count(f"\n{heading}\n") == 1
    for contestant in ("modsmith generate", "python -c pass"):
        assert f"\n  {contestant} " in run.stdout
    assert "at most 2" in run.stdout
    assert "modsmith by cdktf" not in run.stdout
    assert run.stderr == "Generate, nothing changed\n"  # what runs now, for a log


def test_a_machine_without_node_is_told_so() -> None:
    run = bench("--runs", "1", "--quick", JSII_NODE="/nowhere/node")
    assert run.returncode == 1
    assert "error: JSII_NODE" in run.stdout
    assert "Traceback" not in run.stdout + run.stderr


def test_a_contest_of_another_name_is_an_error_that_lists_them() -> None:
    run = bench("--only", "everything")
    assert run.returncode == 1
    assert "error: --only: there is no contest 'everything'. There are: unchanged, " in run.stdout


def test_the_page_is_not_written_from_some_of_the_contests() -> None:
    run = bench("--only", "unchanged", "--write")
    assert run.returncode == 1
    assert "error: --write: the page has all contests. Leave out --only and --quick" in run.stdout
