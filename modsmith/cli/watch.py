"""`modsmith watch`."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import typer

from modsmith.cli.command import FOUND, OK, app
from modsmith.errors import ModsmithError
from modsmith.project import Project
from modsmith.tools import processes

GO = "go"
"""The line that a process of `modsmith.cli.ready` waits for."""

_QUIET = 50
"""Milliseconds without a change after which an editor has written everything."""

_MOMENT = 300
"""Milliseconds after which a wait for changes is over."""

_ENDED = {OK: "done", FOUND: "done, with findings,"}
"""Exit code of a worker to what its last line says."""

_MOST_NAMED = 3
"""Files that are named in a line."""


@app.command(epilog="Example: `modsmith watch`")
def watch() -> None:
    """Regenerates and validates what changes while you edit; Ctrl-C ends it."""
    project = Project.require()
    worker = _worker()
    begun = False
    try:
        for changed in _changes(project):
            if begun and not changed:
                continue
            if changed:
                typer.echo(f"\n{time.strftime('%H:%M:%S')} {_named(changed, project.root)}")
            _run(worker)
            worker = _worker()
            if not begun:
                typer.echo(f"watching {project.root}: save a file of a generator; Ctrl-C ends it")
                begun = True
    except KeyboardInterrupt:
        if processes.ended_by() != signal.SIGINT:
            raise
    finally:
        _end(worker)


def _worker() -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "modsmith.cli.ready"]
    return processes.start(command, by_input=True, stdin=subprocess.PIPE, text=True)


def _end(worker: subprocess.Popen[str]) -> None:
    """Ends a worker: one that waits ends when its input does, and one that works is interrupted."""
    if worker.stdin and not worker.stdin.closed:
        worker.stdin.close()
    else:
        worker.terminate()
    worker.wait()


def _run(worker: subprocess.Popen[str]) -> None:
    """Lets a worker do its work, and waits for its end."""
    start = time.perf_counter()
    worker.communicate(f"{GO}\n")
    ended = _ENDED.get(worker.returncode, "failed")
    typer.echo(f"{ended} after {time.perf_counter() - start:.2f} s")


def _changes(project: Project) -> Iterator[list[Path]]:
    """The files of each change of what the modules are built from, and no files where there is none for a moment.

    What changes after the first ones are returned is not missed.

    Raises:
        ModsmithError: a folder cannot be watched.
    """
    from watchfiles import DefaultFilter  # noqa: PLC0415
    from watchfiles import watch as changes  # noqa: PLC0415

    folders = [project.generators, project.controls, project.schemas]
    sources = [project.file, *(folder for folder in folders if folder.is_dir())]
    try:
        for found in changes(
            *sources, watch_filter=DefaultFilter(), step=_QUIET, rust_timeout=_MOMENT, yield_on_timeout=True
        ):
            yield sorted({Path(path) for _, path in found})
    except OSError as error:
        fix = "Raise the system's limit of watched files, or set WATCHFILES_FORCE_POLLING=1"
        raise ModsmithError(f"cannot be watched: {error}", where=str(project.root), fix=fix) from error


def _named(files: list[Path], root: Path) -> str:
    names = [file.relative_to(root).as_posix() for file in files]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more} changed"
