from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from benchmarks import memory
from benchmarks.measure import Command
from modsmith.errors import ToolFailedError

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
SHARE = """
import mmap, os, sys, time
file = open(sys.argv[1], 'rb')
held = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
os.fork()
held.find(b'y')
os.write(1, b'held\\n')
time.sleep(60)
"""


@contextmanager
def running(*arguments: str | Path, lines: int) -> Iterator[subprocess.Popen[str]]:
    """Python in a group of its own that has said so many lines; none of the group outlives the block."""
    command = [sys.executable, "-c", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, start_new_session=True) as process:
        try:
            assert process.stdout
            assert "".join(process.stdout.readline() for _ in range(lines)) == "held\n" * lines
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture
def tree() -> Iterator[subprocess.Popen[str]]:
    """A process that holds 40 MiB and whose child holds 80."""
    with running(TREE, HOLD, "60", lines=1) as process:
        yield process


def test_the_whole_tree_is_counted(tree: subprocess.Popen[str]) -> None:
    assert 120 * MEBIBYTE < memory.of_tree(tree.pid) < 200 * MEBIBYTE


def test_a_child_whose_parent_died_is_still_counted(tree: subprocess.Popen[str]) -> None:
    tree.kill()
    tree.wait()
    assert 80 * MEBIBYTE < memory.of_tree(tree.pid) < 120 * MEBIBYTE


def test_a_family_is_a_group_and_all_that_descend_from_it() -> None:
    row = memory.Process
    root, orphan, child, grandchild = row(7, 1, 7), row(8, 1, 7), row(9, 7, 9), row(10, 9, 10)
    stranger, its_child = row(11, 1, 11), row(12, 11, 11)
    processes = [grandchild, stranger, child, its_child, orphan, root]
    assert set(memory.family(7, processes)) == {root, orphan, child, grandchild}


@pytest.mark.skipif(sys.platform != "linux", reason="ps counts shared pages in each process")
def test_pages_that_two_processes_share_count_once(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(b"x" * (90 * MEBIBYTE))
    with running(SHARE, file, lines=2) as process:
        held = memory.of_tree(process.pid)
    assert 90 * MEBIBYTE < held < 150 * MEBIBYTE


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


def test_processor_time_counts_descendants_that_ended(tmp_path: Path) -> None:
    busy = "import time\nwhile time.process_time() < 0.3: pass"
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {busy!r}], check=True)"
    took = Command([sys.executable, "-c", code], tmp_path, {}).took()
    assert 0.3 < took.cpu < 3


def test_a_command_that_did_something_else_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ToolFailedError, match="did not print 'up to date'"):
        Command([sys.executable, "-c", "print('built')"], tmp_path, {}, prints="up to date").took()


def test_a_command_that_fails_is_an_error_with_what_it_said(tmp_path: Path) -> None:
    command = Command([sys.executable, "-c", "raise SystemExit('no such stack')"], tmp_path, {})
    for run in (command.took, command.peak):
        with pytest.raises(ToolFailedError, match="no such stack"):
            run()
