"""From saving a file to the result of `modsmith watch`: a real process, a real file, and the line that ends a run."""

from __future__ import annotations

import os
import queue
import shutil
import subprocess
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks.commands import MODSMITH, ROOT
from benchmarks.contest import Contest
from benchmarks.measure import Contestant, Took
from modsmith.errors import ToolFailedError

TITLE = "From saving a file to the result of modsmith watch"
PATIENCE = 300.0
"""Seconds after which a run has hung."""

PAUSE = 1.0
"""Seconds between a result and the next change: the next process loads meanwhile, as it does while somebody types."""

_OURS = ("modsmith.toml", "README.md", "generators", "modules", "controls", "schemas")


def watch(work: Path) -> Contest:
    """Files are saved, in turn, in a copy of this project with its five modules, and in a new one with one module."""
    large, small = _Watch(work / "this"), _Watch(work / "new")

    @contextmanager
    def running() -> Iterator[None]:
        _this_project(large.project)
        _new_project(small.project)
        with _watching(large), _watching(small):
            yield

    return Contest(
        TITLE,
        tuple(_contestants(large, small)),
        note="Times include the 50 ms in which `modsmith watch` waits for further changes, and what it takes to notice"
        " the first one.",
        during=running,
    )


def _contestants(of_five: _Watch, of_one: _Watch) -> Iterator[Contestant]:
    for watch, module, where in (
        (of_one, "work_queue", "one module in a new project"),
        (of_five, "dynamodb", "dynamodb, one of five modules"),
    ):
        spec = watch.project / "generators" / module / "spec.py"
        made = watch.project / "modules" / f"{module}_by_hand" / "main.tf"
        yield Contestant(f"spec of {where}", _Saved(watch, spec).took, prepare=watch.pause)
        yield Contestant(f"HCL of {where}", _Saved(watch, made).took, prepare=watch.pause)


def _this_project(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in _OURS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", ".terraform"))
        elif source.is_file():
            shutil.copy(source, folder / name)
    _modsmith(folder, "generate", "--force")
    _with_copy(folder, "dynamodb")


def _new_project(folder: Path) -> None:
    folder.parent.mkdir(parents=True, exist_ok=True)
    _modsmith(folder.parent, "init", folder.name)
    _modsmith(folder, "new", "module", "work_queue")
    _modsmith(folder, "generate")
    _with_copy(folder, "work_queue")


def _with_copy(project: Path, module: str) -> None:
    """Adds a copy of a module that nothing generates, so that its HCL can be edited."""
    made = project / "modules" / module
    shutil.copytree(
        made, made.with_name(f"{module}_by_hand"), ignore=shutil.ignore_patterns(".modsmith.json")
    )


def _modsmith(folder: Path, *arguments: str) -> None:
    done = subprocess.run([MODSMITH, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise ToolFailedError(f"failed: {done.stderr[-400:]}", where=f"modsmith {' '.join(arguments)}")


@dataclass
class _Watch:
    """A running `modsmith watch`.

    Attributes:
        project: that it watches.
        lines: what it has printed, and when; None at its end.
    """

    project: Path
    lines: queue.Queue[tuple[float, str] | None] = field(default_factory=queue.Queue)

    def pause(self) -> None:
        """Lets it load what the next run needs, and takes back what it said."""
        time.sleep(PAUSE)

    def until(self, start: str) -> float:
        """When it printed the next line with this start, in seconds of `time.perf_counter`.

        Raises:
            ToolFailedError: it ended, or printed none in time.
        """
        deadline = time.perf_counter() + PATIENCE
        said: list[str] = []
        while (left := deadline - time.perf_counter()) > 0:
            try:
                found = self.lines.get(timeout=left)
            except queue.Empty:
                break
            if found is None:
                break
            when, line = found
            said.append(line)
            if line.startswith(start):
                return when
            if line.startswith("failed"):
                break
        raise ToolFailedError(f"printed no {start!r}: {''.join(said)[-400:]}", where="modsmith watch")

    def read(self, stream: Iterable[str]) -> None:
        """Takes down each line with its time."""
        for line in stream:
            self.lines.put((time.perf_counter(), line))
        self.lines.put(None)


@contextmanager
def _watching(watch: _Watch) -> Iterator[None]:
    """Runs `modsmith watch` in its project, past its first run."""
    process = subprocess.Popen(
        [MODSMITH, "watch"],
        cwd=watch.project,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    stream = process.stdout or iter(())
    reader = threading.Thread(target=watch.read, args=(stream,), daemon=True)
    reader.start()
    try:
        watch.until("watching")
        yield
    finally:
        process.terminate()
        process.wait()
        reader.join()


@dataclass
class _Saved:
    """A file that is saved with another last line each time."""

    watch: _Watch
    file: Path
    text: str = ""
    number: Iterator[int] = field(default_factory=count)

    def took(self) -> Took:
        """From saving the file to the line that ends the run."""
        self.text = self.text or self.file.read_text("utf-8")
        start = time.perf_counter()
        self.file.write_text(f"{self.text}\n# {next(self.number)}\n", "utf-8")
        return Took(self.watch.until("done") - start)
