"""Tasks run beside each other, and what goes wrong in one reads as if it had run here."""

from __future__ import annotations

import os
import signal
import time
from functools import partial
from pathlib import Path

import pytest

from modsmith.tools.forks import Forks
from modsmith.tools.processes import FORKS

pytestmark = pytest.mark.skipif(not FORKS, reason="no fork")

PATIENCE = 30.0


def _late(number: int) -> tuple[int, bytes]:
    time.sleep(0.2 if number == 0 else 0)
    return number, b"x" * 1_000_000


def test_results_come_in_order_and_from_other_processes(tmp_path: Path) -> None:
    with Forks[tuple[int, bytes]](tmp_path) as forks:
        for number in range(5):
            forks.add(partial(_late, number), most=2)
        assert [number for number, _ in forks.results(2)] == [0, 1, 2, 3, 4]
    with Forks[int](tmp_path) as others:
        others.add(os.getpid, most=1)
        assert [*others.results(1)] != [os.getpid()]


def _fails(here: int) -> str:
    raise ValueError("in a fork" if os.getpid() != here else "here")


def _dies(here: int) -> str:
    if os.getpid() != here:
        os.kill(os.getpid(), signal.SIGKILL)
    return "done here"


def test_a_task_that_fails_in_a_fork_fails_here_with_its_traceback(tmp_path: Path) -> None:
    with Forks[str](tmp_path) as forks:
        forks.add(partial(_fails, os.getpid()), most=1)
        with pytest.raises(ValueError, match=r"^here$") as raised:
            list(forks.results(1))
    assert any(entry.name == "_fails" for entry in raised.traceback)


def test_the_task_of_a_fork_that_was_killed_is_done_here(tmp_path: Path) -> None:
    with Forks[str](tmp_path) as forks:
        forks.add(partial(_dies, os.getpid()), most=1)
        assert [*forks.results(1)] == ["done here"]


def _hangs(note: Path) -> None:
    note.write_text(str(os.getpid()))
    time.sleep(PATIENCE)


def test_nothing_runs_on_after_the_end(tmp_path: Path) -> None:
    note, start = tmp_path / "pid", time.monotonic()
    with Forks[None](tmp_path) as forks:
        forks.add(partial(_hangs, note), most=1)
        while not (note.exists() and note.read_text()):
            assert time.monotonic() - start < PATIENCE
            time.sleep(0.01)
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)
