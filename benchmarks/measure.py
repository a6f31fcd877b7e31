"""Runs contestants in turn and keeps what each run took."""

from __future__ import annotations

import os
import re
import resource
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

PATIENCE = 3600
"""Seconds after which a command has hung; the whole proof by hand takes minutes, on a busy machine an hour."""

TURN = 1.0
"""Seconds of one turn for what takes less: it runs as often as that allows."""


@dataclass(frozen=True)
class Took:
    """What one run took.

    Attributes:
        seconds: from start to end, by the clock.
        cpu: seconds of all processors, of the process and all its descendants.
        peak: most bytes that they held at once; 0 where nobody looked.
    """

    seconds: float
    cpu: float = 0.0
    peak: int = 0


@dataclass(frozen=True)
class Command:
    """A command as a user would type it.

    Attributes:
        arguments: program first.
        folder: it runs in.
        environment: all of it.
        codes: exit codes that are no failure.
        prints: what it must print, as a regular expression; "" for anything.
    """

    arguments: Sequence[str | Path]
    folder: Path
    environment: Mapping[str, str]
    codes: Sequence[int] = (0,)
    prints: str = ""

    def took(self) -> Took:
        """Time of one run.

        Raises:
            ToolFailedError: it failed, did not end, or did not print what it must.
        """
        return self.observed(None)

    def peak(self) -> int:
        """Most bytes that its process tree holds at once in one run.

        Raises:
            ToolFailedError: as `took`.
        """
        return self.observed(memory.INTERVAL).peak

    def observed(self, interval: float | None) -> Took:
        """Time of one run, and the most bytes that it held.

        Args:
            interval: seconds between two looks at the memory; None looks never, since looking costs time.

        Raises:
            ToolFailedError: as `took`.
        """
        start, before, most = time.perf_counter(), _cpu_of_children(), 0
        with self._running() as process:
            while True:
                most = max(most, memory.of_tree(process.pid) if interval else 0)
                try:
                    said, _ = process.communicate(timeout=interval or PATIENCE)
                    break
                except subprocess.TimeoutExpired as error:
                    if time.perf_counter() - start >= PATIENCE:
                        raise self._failed(f"still ran after {PATIENCE} seconds") from error
            took = Took(time.perf_counter() - start, _cpu_of_children() - before, most)
        self._must_succeed(process, said)
        return took

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
        if not re.search(self.prints, said):
            raise self._failed(f"did not print {self.prints!r}, but {' '.join(said.split())[-400:]!r}")

    def _failed(self, why: str) -> ToolFailedError:
        where = " ".join(map(str, self.arguments))
        return ToolFailedError(f"failed: {why}", where=where, fix="Run it by hand to see more")


def _cpu_of_children() -> float:
    """Seconds of all that ended so far and was waited for; a descendant's parent waits for it."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@dataclass(frozen=True)
class Contestant:
    """One way to get a thing done.

    Attributes:
        name: as the table calls it.
        run: does it once and says what that took.
        prepare: comes before each run and is not timed.
        peak: does it once and says the bytes it needed; None where that is not asked.
        missing: why it cannot run on this machine, or "".
        foreign: whether it is not modsmith.
    """

    name: str
    run: Callable[[], Took]
    prepare: Callable[[], object] = lambda: None
    peak: Callable[[], int] | None = None
    missing: str = ""
    foreign: bool = False


@dataclass(frozen=True)
class Measured:
    """What a contestant's runs came to.

    Attributes:
        runs: what each took, in order; empty if it did not run.
        peak: bytes, or None where they were not measured.
    """

    runs: tuple[Took, ...] = ()
    peak: int | None = None

    @property
    def seconds(self) -> tuple[float, ...]:
        """Of each run."""
        return tuple(run.seconds for run in self.runs)

    @property
    def median(self) -> float:
        """Seconds of the middle run."""
        return statistics.median(self.seconds)

    @property
    def cpu(self) -> float:
        """Seconds of all processors in the middle run."""
        return statistics.median(run.cpu for run in self.runs)


Progress = Callable[[str], None]


def hold(contestants: Sequence[Contestant], runs: int, progress: Progress) -> list[Measured]:
    """Runs each contestant once to warm up, then all of them in turn, then once more where memory is asked.

    Taking turns spreads what else the machine does over all of them.

    Args:
        contestants: those that miss something are left out.
        runs: how many turns are kept; with 0 the run that would warm up is kept.
        progress: told before each run what comes.

    Returns:
        One result for each contestant, in order.

    Raises:
        ToolFailedError: one of them failed.
    """
    kept: list[list[Took]] = [[] for _ in contestants]
    for turn in range(runs + 1):
        for contestant, taken in zip(contestants, kept, strict=True):
            if not contestant.missing:
                progress(f"{contestant.name}: {f'run {turn} of {runs}' if turn else 'first run'}")
                for _ in range(_at_once(taken)):
                    contestant.prepare()
                    taken.append(contestant.run())
    peaks = [_peak(contestant, taken, progress) for contestant, taken in zip(contestants, kept, strict=True)]
    first = 1 if runs else 0
    return [Measured(tuple(taken[first:]), peak) for taken, peak in zip(kept, peaks, strict=True)]


def _at_once(taken: Sequence[Took]) -> int:
    """How many runs one turn has, by the first one: what takes a moment needs more for a median."""
    return max(1, int(TURN / taken[0].seconds)) if taken else 1


def _peak(contestant: Contestant, taken: Sequence[Took], progress: Progress) -> int | None:
    """Of a run of its own, or of those that were timed if somebody looked at their memory."""
    if contestant.peak is None or contestant.missing:
        return max((run.peak for run in taken), default=0) or None
    progress(f"{contestant.name}: memory")
    contestant.prepare()
    return contestant.peak()
