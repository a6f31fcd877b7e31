"""`modsmith watch`."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from modsmith.cli.command import FOUND, OK, app
from modsmith.errors import ModsmithError
from modsmith.project import Project
from modsmith.tools import processes

_HCL = (".tf", ".tf.json")
"""Endings of the files in the modules' folders whose changes are validated."""

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
    begun = wrote = False
    try:
        for changed in _changes(project):
            edited = _edited(changed, project.modules, wrote=wrote)
            sources = [file for file in changed if not file.is_relative_to(project.modules)]
            if begun and not sources and not edited:
                wrote = wrote and bool(changed)
                continue
            if changed:
                typer.echo(f"\n{time.strftime('%H:%M:%S')} {_named(sources or edited, project.root)}")
            wrote = bool(sources) or not begun
            _run(worker, [] if wrote else _folders(edited, project.modules))
            worker = _worker()
            if not begun:
                typer.echo(f"watching {project.root}: save a file of a generator or a module; Ctrl-C ends it")
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


def _run(worker: subprocess.Popen[str], folders: Sequence[Path]) -> None:
    """Lets a worker generate, or validate these folders, and waits for its end."""
    start = time.perf_counter()
    worker.communicate(f"{json.dumps([str(folder) for folder in folders])}\n")
    ended = _ENDED.get(worker.returncode, "failed")
    typer.echo(f"{ended} after {time.perf_counter() - start:.2f} s")


def _changes(project: Project) -> Iterator[list[Path]]:
    """The changed files of generators and modules, and no files where there are none for a moment.

    What changes after the first ones are returned is not missed.

    Raises:
        ModsmithError: a folder cannot be watched.
    """
    from watchfiles import DefaultFilter  # noqa: PLC0415
    from watchfiles import watch as changes  # noqa: PLC0415

    folders = [project.generators, project.controls, project.schemas, project.modules]
    ignored = [*DefaultFilter.ignore_dirs, ".modsmith", ".terraform"]
    try:
        project.modules.mkdir(parents=True, exist_ok=True)
        sources = [project.file, *(folder for folder in folders if folder.is_dir())]
        for found in changes(
            *sources,
            watch_filter=DefaultFilter(ignore_dirs=ignored),
            step=_QUIET,
            rust_timeout=_MOMENT,
            yield_on_timeout=True,
        ):
            yield sorted({Path(path) for _, path in found})
    except OSError as error:
        fix = "Raise the system's limit of watched files, or set WATCHFILES_FORCE_POLLING=1"
        raise ModsmithError(f"cannot be watched: {error}", where=str(project.root), fix=fix) from error


def _edited(changed: Sequence[Path], modules: Path, *, wrote: bool) -> list[Path]:
    """The HCL among changed files that is in a module's folder.

    Args:
        changed: all changed files, and new folders, whose files are not always reported.
        modules: the folder that contains the modules' folders.
        wrote: whether a run has just written; files that are as modsmith writes them do not count then.
    """
    below = [path for path in changed if path.is_relative_to(modules)]
    files = [file for path in below for file in (path.rglob("*") if path.is_dir() else [path])]
    found = [file for file in files if file.name.endswith(_HCL) and file.parent != modules]
    return [file for file in dict.fromkeys(found) if not (wrote and _is_generated(file, modules))]


def _is_generated(file: Path, modules: Path) -> bool:
    from modsmith.write import is_generated  # noqa: PLC0415

    return is_generated(modules, file.relative_to(modules).as_posix())


def _folders(files: Sequence[Path], modules: Path) -> list[Path]:
    """The folders of the modules that have these files, if they are still there."""
    found = dict.fromkeys(modules / file.relative_to(modules).parts[0] for file in files)
    return [folder for folder in found if folder.is_dir()]


def _named(files: list[Path], root: Path) -> str:
    names = [file.relative_to(root).as_posix() for file in files]
    more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return f"{', '.join(names[:_MOST_NAMED])}{more} changed"
