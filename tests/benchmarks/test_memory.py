from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from benchmarks import memory
from benchmarks.measure import Command
from generators.errors import ToolFailedError

MEBIBYTE = 2**20
HOLD = "import sys, time; held = b'x' * (int(sys.argv[1]) * 2**20); print('held', flush=True); time.sleep(60)"
TREE = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, '-c', sys.argv[1], '80'], stdout=subprocess.PIPE)
child.stdout.readline()
held = b'x' * (40 * 2**20)
print('held', flush=True)
time.sleep(float(sys.argv[2]))
child.kill()
"""


@pytest.fixture
def tree() -> Iterator[subprocess.Popen[str]]:
    """A process that holds 40 MiB and whose child holds 80."""
    command = [sys.executable, "-c", TREE, HOLD, "60"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        yield process
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)


def test_the_whole_tree_is_counted(tree: subprocess.Popen[str]) -> None:
    assert 120 * MEBIBYTE < memory.of_tree(tree.pid) < 200 * MEBIBYTE


def test_a_child_whose_parent_died_is_still_counted(tree: subprocess.Popen[str]) -> None:
    tree.kill()
    tree.wait()
    assert 80 * MEBIBYTE < memory.of_tree(tree.pid) < 120 * MEBIBYTE


def test_ps_tells_it_where_there_is_no_proc(
    tree: subprocess.Popen[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert 120 * MEBIBYTE < memory.of_tree(tree.pid) < 200 * MEBIBYTE


def test_what_is_gone_holds_nothing(tree: subprocess.Popen[str]) -> None:
    os.killpg(tree.pid, signal.SIGKILL)
    tree.wait()
    deadline = time.monotonic() + 30
    while memory.of_tree(tree.pid) and time.monotonic() < deadline:
        time.sleep(0.01)
    assert memory.of_tree(tree.pid) == 0


def test_the_peak_of_a_command_is_kept_after_it_let_go(tmp_path: Path) -> None:
    code = "held = b'x' * (90 * 2**20); import time; time.sleep(.5); del held; time.sleep(.2)"
    peak = Command([sys.executable, "-c", code], tmp_path, {}).peak()
    assert 90 * MEBIBYTE < peak < 150 * MEBIBYTE


def test_a_command_that_fails_is_an_error_with_what_it_said(tmp_path: Path) -> None:
    command = Command([sys.executable, "-c", "raise SystemExit('no such stack')"], tmp_path, {})
    for run in (command.seconds, command.peak):
        with pytest.raises(ToolFailedError, match="no such stack"):
            run()
