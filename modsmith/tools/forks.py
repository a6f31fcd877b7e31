"""Work on several processors: each task in a fork of this process, which has everything loaded.

A fork that fails says nothing: its task is left to this process, where an error has its traceback and is explained.
"""

from __future__ import annotations

import os
import pickle
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

from modsmith.tools import processes

Result = TypeVar("Result")

_MOMENT = 0.005
"""Seconds between two looks at which tasks have ended."""


class Forks(Generic[Result]):
    """Tasks in the order in which they are added, a few at a time; a context whose end stops those that run.

    Args:
        folder: a temporary folder for the results.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._tasks: list[Callable[[], Result]] = []
        self._begun = 0
        self._running: dict[int, int] = {}  # process to the number of its task
        self._done: set[int] = set()

    def __enter__(self) -> Forks[Result]:
        return self

    def __exit__(self, *_: object) -> None:
        for pid in self._running:
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        self._running.clear()

    def add(self, task: Callable[[], Result], most: int) -> None:
        """Adds a task, and starts what may run beside this process.

        Args:
            task: its result can be pickled. It starts no process and asks none.
            most: how many tasks may run at once.
        """
        self._tasks.append(task)
        self._proceed(most)

    def results(self, most: int) -> Iterator[Result]:
        """The result of each task, in the order of adding, when all are done.

        Args:
            most: how many tasks may run at once.

        Raises:
            Exception: of the first task that fails.
        """
        while self._begun < len(self._tasks) or self._running:
            if not self._proceed(most):
                time.sleep(_MOMENT)
        for number, task in enumerate(self._tasks):
            yield pickle.loads(self._file(number).read_bytes()) if number in self._done else task()  # noqa: S301 - our own

    def _proceed(self, most: int) -> bool:
        """Notes which tasks have ended, and starts others; returns whether one has ended."""
        ended = [
            (pid, status) for pid, status in (os.waitpid(pid, os.WNOHANG) for pid in self._running) if pid
        ]
        for pid, status in ended:
            number = self._running.pop(pid)
            self._done |= {number} if status == 0 else set()
        while self._begun < len(self._tasks) and len(self._running) < most:
            self._running[self._start(self._begun)] = self._begun
            self._begun += 1
        return bool(ended)

    def _start(self, number: int) -> int:
        with processes.forking() as group:
            pid = os.fork()
            if pid:
                return pid
            code = 1
            try:
                os.setpgid(0, group)
                for signal_ in processes.ENDING:
                    signal.signal(signal_, signal.SIG_DFL)
                self._file(number).write_bytes(pickle.dumps(self._tasks[number](), pickle.HIGHEST_PROTOCOL))
                code = 0
            finally:
                os._exit(code)

    def _file(self, number: int) -> Path:
        return self._folder / str(number)
