"""`benchmarks/prebuilt` is the dynamodb module as it is today, or `make bench` compares unlike things.

CI has no bindings, so the app runs with stand-ins for them and the real CDKTF; see `stand_ins`.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.commands import MODULE
from benchmarks.contests.generating import PREBUILT
from benchmarks.contests.stacks import Declared, declared
from modsmith.diff.compare import compare
from modsmith.versions import module_files
from modsmith.versions.number import Level

ROOT = Path(__file__).parents[2]
OURS = ROOT / "modules" / MODULE
STAND_INS = Path(__file__).with_name("stand_ins.py")
OF_A_STACK = ("provider-", "terraform-")
"""Rules of what a stack has and a module has not: a configured provider of one version, and any Terraform."""


@pytest.fixture(scope="module")
def stack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the JSON that the app writes."""
    out = tmp_path_factory.mktemp("prebuilt")
    env = {
        name: value for name, value in os.environ.items() if name not in ("MODSMITH_CDK", "SYNTH_HCL_OUTPUT")
    }
    run = subprocess.run(
        [sys.executable, STAND_INS, PREBUILT / "main.py"],
        cwd=PREBUILT,
        env={**env, "CDKTF_OUTDIR": str(out)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return out / "stacks" / MODULE


def names(paths: Declared) -> str:
    return ", ".join(sorted(".".join(path) for path in paths))


def test_the_copy_declares_every_block_and_argument_of_the_module(stack: Path) -> None:
    wanted, found = declared(OURS), declared(stack)
    missing, left_over = names(wanted - found), names(found - wanted)
    assert not missing, f"benchmarks/prebuilt is out of date; add: {missing}"
    assert not left_over, f"benchmarks/prebuilt is out of date; remove: {left_over}"


def test_callers_of_the_copy_find_the_same_variables_outputs_and_rules(stack: Path) -> None:
    difference = compare(module_files.read(str(OURS)), module_files.read(str(stack)))
    changes = [one for one in difference.changes if not one.rule.startswith(OF_A_STACK)]
    texts = "\n".join(one.text for one in changes if one.level > Level.PATCH)
    assert not texts, f"benchmarks/prebuilt is out of date; to its callers:\n{texts}"
