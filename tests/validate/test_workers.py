"""Several processes check modules: the results are those of one process, and a process that dies takes one module."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from modsmith.tools import processes
from modsmith.validate import run, workers
from modsmith.validate import sources as look
from modsmith.validate.results.finding import ModuleResult, Outcome
from modsmith.validate.workers import Work

from . import sample

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems do not copy processes")
NAMES = ("a", "b", "c", "d", "e")


@pytest.fixture
def two(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "processors", lambda: 2)


@pytest.fixture
def modules(tmp_path: Path) -> Path:
    for name in NAMES:
        sample.write(tmp_path / "modules" / name)
    return tmp_path / "modules"


def results(modules: Path) -> list[ModuleResult]:
    return run.validate([modules], {}, sources=["interface", "hcl"])


def without_times(found: list[ModuleResult]) -> list[object]:
    return [(one.module, one.findings, one.matrix, one.waived, one.outcome) for one in found]


@pytest.mark.usefixtures("two")
def test_the_results_are_those_of_one_process_in_the_same_order(
    modules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    several = results(modules)
    monkeypatch.setattr(processes, "processors", lambda: 1)
    assert without_times(several) == without_times(results(modules))
    assert [one.module for one in several] == list(NAMES)
    assert all(one.matrix for one in several)


@pytest.mark.usefixtures("two")
def test_modules_are_checked_in_other_processes(modules: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()
    hcl = look.hcl

    def elsewhere(*arguments: object) -> object:
        assert os.getpid() != here
        return hcl(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(look, "hcl", elsewhere)
    assert not any(one.could_not_run for one in results(modules))


@pytest.mark.usefixtures("two")
def test_a_worker_that_dies_is_a_fault_of_its_module_alone(
    modules: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hcl = look.hcl

    def killed(target: object, *rest: object) -> object:
        if target.module in ("b", "d"):  # type: ignore[attr-defined]
            os.kill(os.getpid(), signal.SIGKILL)
        return hcl(target, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(look, "hcl", killed)
    found = {one.module: one for one in results(modules)}
    assert list(found) == list(NAMES)
    assert [name for name, one in found.items() if one.could_not_run] == ["b", "d"]
    assert {one.source for one in found["b"].could_not_run} == {"interface", "hcl"}
    assert "SIGKILL" in found["b"].could_not_run[0].problem
    assert found["b"].outcome is Outcome.COULD_NOT_RUN


@pytest.mark.usefixtures("two")
def test_steps_are_told_in_this_process(modules: Path) -> None:
    steps: list[run.Step] = []
    run.validate([modules], {}, sources=["interface"], progress=steps.append)
    assert sorted((step.module, step.done) for step in steps) == [
        (name, done) for name in NAMES for done in (False, True)
    ]


@pytest.mark.usefixtures("two")
def test_an_error_in_a_worker_is_raised_here_and_ends_the_others() -> None:
    def do(item: int) -> int:
        if item == 1:
            raise ValueError("wrong")
        time.sleep(60)
        return item

    start = time.monotonic()
    with pytest.raises(ValueError, match="wrong"):
        workers.results(Work(do, lambda *_: -1, lambda _: None, lambda _: None), [0, 1, 2])
    assert time.monotonic() - start < 30


FORKS = """\
import os, sys, time
from modsmith.tools import processes
from modsmith.validate import workers

def do(item):
    os.write(1, f"{os.getpid()}\\n".encode())
    time.sleep(float(sys.argv[1]))
    return item

processes.end_on_signals()
processes.processors = lambda: 2
workers.results(workers.Work(do, lambda *_: -1, lambda _: None, lambda _: None), [0, 1])
"""


@pytest.mark.parametrize(
    ("number", "seconds"), [(signal.SIGKILL, 2), (signal.SIGINT, 60), (signal.SIGTERM, 60)], ids=str
)
def test_no_worker_outlives_the_command(number: signal.Signals, seconds: float) -> None:
    """After SIGKILL a worker ends with its item, after the others at once."""
    command = [sys.executable, "-c", FORKS, str(seconds)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        pids = [int(process.stdout.readline()) for _ in range(2)]
        process.send_signal(number)
        process.wait(30)
        assert process.stderr.read().count("Traceback") == (0 if number == signal.SIGKILL else 1)
        end = time.monotonic() + 20
        while any(map(_runs, pids)) and time.monotonic() < end:
            time.sleep(0.05)
        assert not any(map(_runs, pids))


def _runs(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False
