"""Work on many items in several processes, each a copy of this one: what is loaded here is loaded there.

A worker has one item at a time, so that it is known which one it had when it died. It ends when its pipe is closed,
also if this process is killed.
"""

from __future__ import annotations

import gc
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from modsmith.tools import processes
from modsmith.tools.processes import ENDING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import ForkProcess

MOST = 8
"""Processes at a time: each has the memory that its largest item needs."""

T = TypeVar("T")


@dataclass(frozen=True)
class Work(Generic[T]):
    """What is done with each item.

    Attributes:
        do: with the number of an item; its result is sent to this process.
        died: the result for the number of an item whose process ended, and how it ended.
        begins: called in this process with the number of an item that is started.
        ends: the same with one that is done.
    """

    do: Callable[[int], T]
    died: Callable[[int, str], T]
    begins: Callable[[int], object]
    ends: Callable[[int], object]


def results(work: Work[T], order: Sequence[int]) -> dict[int, T]:
    """The result for each item, in several processes if there are several items and processors.

    Args:
        work: what is done.
        order: numbers of the items; the largest first, so that none is left for the end.
    """
    size = min(MOST, len(order), processes.processors())
    return _in_workers(work, order, size) if size > 1 and _can_fork() else dict(_here(work, order))


def _can_fork() -> bool:
    """Whether this process may be copied: threads do not survive it."""
    return processes.FORKS and threading.current_thread() is threading.main_thread()


def _here(work: Work[T], order: Sequence[int]) -> Iterator[tuple[int, T]]:
    for item in order:
        work.begins(item)
        yield item, work.do(item)
        work.ends(item)


@dataclass(frozen=True)
class _Worker:
    """A process, and the end of its pipe that is here."""

    process: ForkProcess
    pipe: Connection[Any, Any]

    @classmethod
    def start(cls, work: Work[Any]) -> _Worker:
        from multiprocessing import get_context  # noqa: PLC0415 - 0.02 s, which one item does not need

        context = get_context("fork")
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(work.do, here, there), daemon=True)
        signal.pthread_sigmask(signal.SIG_BLOCK, ENDING)  # until the worker treats them in its own way
        try:
            process.start()
        finally:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
        there.close()
        return cls(process, here)

    def ended(self) -> str:
        """How it ended."""
        self.process.join()
        code = self.process.exitcode or 0
        return signal.Signals(-code).name if code < 0 else f"exit code {code}"


def _in_workers(work: Work[T], order: Sequence[int], size: int) -> dict[int, T]:
    from multiprocessing.connection import wait  # noqa: PLC0415

    found: dict[int, T] = {}
    coming = iter(order)
    gc.freeze()  # the collector would write to, and so copy, what the processes share
    with _workers() as all_:
        busy: dict[Connection[Any, Any], tuple[_Worker, int]] = {}

        def give(worker: _Worker | None) -> None:
            """Gives a worker, or a new one, the next item."""
            item = next(coming, None)
            if item is None:
                return
            if worker is None:
                worker = _Worker.start(work)
                all_.append(worker)
            work.begins(item)
            worker.pipe.send(item)
            busy[worker.pipe] = worker, item

        for _ in range(size):
            give(None)
        while busy:
            for pipe in wait(list(busy)):
                worker, item = busy.pop(pipe)  # type: ignore[call-overload]  # nothing but these pipes
                try:
                    found[item] = _received(worker)
                except (EOFError, ConnectionError):
                    found[item] = work.died(item, worker.ended())
                    worker = None
                work.ends(item)
                give(worker)
    return found


def _received(worker: _Worker) -> Any:
    result, error = worker.pipe.recv()
    if error is not None:
        raise error
    return result


@contextmanager
def _workers() -> Iterator[list[_Worker]]:
    """A list of workers, all of which have ended at the end."""
    started: list[_Worker] = []
    try:
        yield started
    except BaseException:
        for worker in started:
            worker.process.kill()
        raise
    finally:
        for worker in started:
            worker.pipe.close()
        for worker in started:
            worker.process.join()


def _serve(do: Callable[[int], Any], here: Connection[Any, Any], there: Connection[Any, Any]) -> None:
    """Does one item after the other until the pipe is closed; Ctrl-C ends it by way of the process that started it."""
    here.close()
    for number in ENDING:
        signal.signal(number, signal.SIG_IGN if number == signal.SIGINT else signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDING)
    try:
        while True:
            there.send(_answer(do, there.recv()))
    except (EOFError, ConnectionError):
        return


def _answer(do: Callable[[int], Any], item: int) -> tuple[Any, Exception | None]:
    try:
        return do(item), None
    except Exception as error:
        return None, error
