"""Runs contestants in turn and keeps what each run took."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks import memory
from modsmith.errors import ToolFailedError

PATIENCE = 900
"""Seconds after which a command has hung; on a busy machine the slowest takes 60."""


@dataclass(frozen=True)
class Command:
    """A command as a user would type it.

    Attributes:
        arguments: program first.
        folder: it runs in.
        environment: all of it.
        codes: exit codes that are no failure.
    """

    arguments: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str]
    codes: Sequence[int] = (0,)

    def seconds(self) -> float:
        """From start to end of one run.

        Raises:
            ToolFailedError: it failed, or did not end.
        """
        start = time.perf_counter()
        with self._running() as process:
            try:
                said, _ = process.communicate(timeout=PATIENCE)
            except subprocess.TimeoutExpired as error:
                raise self._failed(f"still ran after {PATIENCE} seconds") from error
            took = time.perf_counter() - start
        self._must_succeed(process, said)
        return took

    def peak(self) -> int:
        """Most bytes that its process tree holds at once in one run.

        Raises:
            ToolFailedError: it failed.
        """
        most = 0
        with self._running() as process:
            while True:
                most = max(most, memory.of_tree(process.pid))
                try:
                    said, _ = process.communicate(timeout=memory.INTERVAL)
                except subprocess.TimeoutExpired:
                    continue
                self._must_succeed(process, said)
                return most

    @contextmanager
    def _running(self) -> Iterator[subprocess.Popen[str]]:
        """Leads a session of its own; none of it outlives the block, not even after Ctrl-C."""
        process = subprocess.Popen(
            [os.fspath(argument) for argument in self.arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()

    def _must_succeed(self, process: subprocess.Popen[str], said: str) -> None:
        if process.returncode not in self.codes:
            raise self._failed(" ".join(said.split())[-400:] or f"exit code {process.returncode}")

    def _failed(self, why: str) -> ToolFailedError:
        where = " ".join(map(str, self.arguments))
        return ToolFailedError(f"failed: {why}", where=where, fix="Run it by hand to see more")


@dataclass(frozen=True)
class Contestant:
    """One way to get a thing done.

    Attributes:
        name: as the table calls it.
        run: does it once and says the seconds it took.
        prepare: comes before each run and is not timed.
        peak: does it once and says the bytes it needed; None where that is not asked.
        missing: why it cannot run on this machine, or "".
    """

    name: str
    run: Callable[[], float]
    prepare: Callable[[], object] = lambda: None
    peak: Callable[[], int] | None = None
    missing: str = ""


@dataclass(frozen=True)
class Measured:
    """What a contestant's runs came to.

    Attributes:
        seconds: of each run, in order; empty if it did not run.
        peak: bytes, or None where they were not measured.
    """

    seconds: tuple[float, ...] = ()
    peak: int | None = None

    @property
    def median(self) -> float:
        """Seconds of the middle run."""
        return statistics.median(self.seconds)


Progress = Callable[[str], None]


def hold(contestants: Sequence[Contestant], runs: int, progress: Progress) -> list[Measured]:
    """Runs each contestant once to warm up, then all of them in turn, then once more where memory is asked.

    Taking turns spreads what else the machine does over all of them.

    Args:
        contestants: those that miss something are left out.
        runs: how many are kept of each.
        progress: told before each run what comes.

    Returns:
        One result for each contestant, in order.

    Raises:
        ToolFailedError: one of them failed.
    """
    seconds: list[list[float]] = [[] for _ in contestants]
    for turn in range(runs + 1):
        for contestant, kept in zip(contestants, seconds, strict=True):
            if not contestant.missing:
                progress(f"{contestant.name}: {f'run {turn} of {runs}' if turn else 'warming up'}")
                contestant.prepare()
                kept.append(contestant.run())
    peaks = [_peak(contestant, progress) for contestant in contestants]
    return [Measured(tuple(kept[1:]), peak) for kept, peak in zip(seconds, peaks, strict=True)]


def _peak(contestant: Contestant, progress: Progress) -> int | None:
    if contestant.peak is None or contestant.missing:
        return None
    progress(f"{contestant.name}: memory")
    contestant.prepare()
    return contestant.peak()
