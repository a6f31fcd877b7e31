"""Processes and temporary folders that end with modsmith, whatever ends it.

Children are started in a process group of their own. A small process beside modsmith (reaper.py) kills that group and
removes the folders as soon as modsmith is gone, by SIGKILL too. What remains if both are killed, the next run with
temporary files removes.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

POSIX = sys.platform != "win32"
"""Elsewhere there are no process groups: children and folders end with modsmith only if it ends in order."""

if sys.platform != "win32":
    import fcntl

FORKS = sys.platform not in ("win32", "darwin")
"""Elsewhere there is no fork, or the system's libraries do not allow one."""

PREFIX = "modsmith-"
LOCK = ".in-use"

GRACE = 5.0
"""Seconds between SIGINT and SIGKILL when modsmith is interrupted."""

ENDING = [signal.SIGINT, signal.SIGTERM, *([signal.SIGHUP] if sys.platform != "win32" else [])]


class Reaper:
    """The process that outlives this one for a moment."""

    def __init__(self) -> None:
        command = [sys.executable, "-I", "-S", str(Path(__file__).with_name("reaper.py"))]
        self._process = _Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, process_group=0
        )
        self.owner = os.getpid()
        self.group = int(cast(IO[str], self._process.stdout).readline())

    @property
    def alive(self) -> bool:
        """Whether it runs, and watches this process rather than the one that this was forked from."""
        return self.owner == os.getpid() and self._process.poll() is None

    def tell(self, line: str) -> None:
        """Sends a line."""
        pipe = cast(IO[str], self._process.stdin)
        with contextlib.suppress(BrokenPipeError):
            pipe.write(f"{line}\n")
            pipe.flush()


_Popen = subprocess.Popen  # what it is before build/kernel.py replaces it, for jsii, by `start`
_lock = threading.RLock()
_reaper: Reaper | None = None
_own: _Own | None = None
_ended_by: int | None = None


def _watched() -> Reaper:
    global _reaper  # noqa: PLW0603 - one for the process
    with _lock:
        if _reaper is None or not _reaper.alive:
            _reaper = Reaper()
        return _reaper


def start(
    command: Sequence[str | Path],
    *,
    env: Mapping[str, str] | None = None,
    by_input: bool = False,
    **options: Any,
) -> subprocess.Popen[Any]:
    """Starts a child that ends with this process, and whose temporary files are removed with those of this process.

    Args:
        command: program and arguments.
        env: the environment; this process's own if None. Its TMPDIR is replaced.
        by_input: whether it ends by itself as soon as its input is closed, and is spared signals until then.
        options: of `subprocess.Popen`.

    Raises:
        KeyboardInterrupt: this process is being ended, and starts nothing more.
        OSError: the program cannot be started.
    """
    if _ended_by is not None:
        raise KeyboardInterrupt
    environment = dict(os.environ if env is None else env) | {"TMPDIR": str(own_folder())}
    if POSIX:
        options["process_group"] = 0 if by_input else _watched().group
    return _Popen(command, env=environment, **options)


def processors() -> int:
    """The number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def forking() -> Iterator[int]:
    """The process group that a fork of this process joins, so that it ends with this process.

    Raises:
        KeyboardInterrupt: this process is being ended, and starts nothing more.
    """
    if _ended_by is not None:
        raise KeyboardInterrupt
    with _lock:
        yield _watched().group


def run(
    command: Sequence[str | Path],
    *,
    timeout: float,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Runs a child without input to its end and returns its output.

    Args:
        command: program and arguments.
        timeout: seconds that it may take.
        cwd: the folder to run in.
        env: the whole environment; this process's own if None.

    Raises:
        subprocess.TimeoutExpired: it did not end in time, and was stopped.
        OSError: it did not start.
    """
    with start(
        command,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            out, err = process.communicate(timeout=timeout)
        except BaseException:
            stop(process)
            raise
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


def stop(process: subprocess.Popen[Any]) -> None:
    """Stops a child: SIGINT, after which Terraform ends its providers too, then SIGKILL."""
    process.send_signal(signal.SIGINT)
    try:
        process.wait(timeout=GRACE)
    except subprocess.TimeoutExpired:
        process.kill()


@contextmanager
def folder(name: str) -> Iterator[Path]:
    """A temporary folder that is removed at the end, and also if this process is killed.

    Args:
        name: what it is for, part of its name.
    """
    path = Path(tempfile.mkdtemp(prefix=f"{name}-", dir=own_folder()))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


@dataclass(frozen=True)
class _Own:
    """This process's folder for all temporary files, and the lock that says that it is in use."""

    owner: int
    path: Path
    lock: IO[str] | None

    def remove(self) -> None:
        if self.owner == os.getpid():
            shutil.rmtree(self.path, ignore_errors=True)


def own_folder() -> Path:
    """The folder for all temporary files of this process, made on first use and removed at its end."""
    global _own  # noqa: PLW0603 - one for the process
    with _lock:
        if _own is None or _own.owner != os.getpid() or not _own.path.is_dir():
            remove_leftovers()
            _own = _new_folder()
            atexit.register(_own.remove)
        return _own.path


def _new_folder() -> _Own:
    """Its name is short, because providers put sockets there, whose paths have at most 104 characters."""
    if sys.platform == "win32":
        return _Own(os.getpid(), Path(tempfile.mkdtemp(prefix=PREFIX)), None)
    path = Path(tempfile.gettempdir()).resolve() / f"{PREFIX}{uuid.uuid4().hex[:8]}"
    unlocked = path.with_name(f".{path.name}")
    for each in (unlocked, path):
        _watched().tell(f"folder {each}")
    unlocked.mkdir(mode=0o700)
    lock = (unlocked / LOCK).open("w")
    fcntl.flock(lock, fcntl.LOCK_EX)
    unlocked.rename(path)  # only now does its name say that it may be removed once it is not locked
    return _Own(os.getpid(), path, lock)


def remove_leftovers() -> list[Path]:
    """Removes the folders of processes that were killed together with their reapers.

    Returns:
        What was removed.
    """
    removed: list[Path] = []
    if sys.platform == "win32":
        return removed
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            with (path / LOCK).open("r+") as lock:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(path, ignore_errors=True)
                removed.append(path)
        except OSError:  # in use, of somebody else, or not ours
            continue
    return removed


def end_on_signals() -> None:
    """Makes SIGTERM and SIGHUP end this process as Ctrl-C does: in order, with all its children."""
    for number in ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # a job in the background inherits SIG_IGN
            signal.signal(number, _end)


def ended_by() -> int | None:
    """The signal that is ending this process."""
    return _ended_by


def _end(number: int, _: object) -> None:
    global _ended_by  # noqa: PLW0603 - one for the process
    _ended_by = _ended_by or number
    _signal(signal.SIGINT)
    timer = threading.Timer(GRACE, _signal, [getattr(signal, "SIGKILL", signal.SIGTERM)])
    timer.daemon = True
    timer.start()
    raise KeyboardInterrupt


def _signal(number: int) -> None:
    """Sends a signal to all children."""
    if sys.platform != "win32" and _reaper and _reaper.alive:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(_reaper.group, number)
