from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.long
def test_a_quick_run_measures_modsmith_alone() -> None:
    run = bench("--runs", "1", "--quick")
    assert run.returncode == 0, run.stdout + run.stderr
    for contestant in (
        "modsmith generate dynamodb ",
        "modsmith generate ",
        "modsmith on dynamodb ",
        "modsmith on all modules ",
    ):
        assert run.stdout.count(f" {contestant} ") == 1
    assert "MiB" in run.stdout
    assert "bindings" not in run.stdout.partition("1 runs")[0]
    assert "checkov on" not in run.stdout
    assert run.stderr == ""


def test_a_machine_without_node_is_told_so() -> None:
    run = bench("--runs", "1", "--quick", JSII_NODE="/nowhere/node")
    assert run.returncode == 1
    assert "error: JSII_NODE" in run.stdout
    assert "Traceback" not in run.stdout + run.stderr
