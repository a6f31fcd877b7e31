"""What a run is about: version, commit, contents of the files, options. The same on all machines of a run."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from modsmith.hcl.read.folders import LARGEST
from modsmith.project import Project
from modsmith.validate.shards.part import Origin
from modsmith.version import __version__
from modsmith.versions import git

_READ = (".tf", ".tf.json", ".tfvars", ".tfvars.json", ".tftest.hcl", ".tftest.json")
"""Ends of the names of files that Terraform reads by itself."""

_LOCAL = re.compile(rb'\bsource"?\s*[=:]\s*"(\.\.?/[^"$%]*)"')
"""The source of a local module, in HCL or JSON."""


def of(
    modules: Iterable[Path],
    options: Mapping[str, str],
    *,
    note: str = "",
    project: Project | None = None,
    baseline: Path | None = None,
) -> Origin:
    """What a run is about.

    Args:
        modules: folders of all modules of the run, in order.
        options: name of an option that changes results, to its value.
        note: which modules were left out, or "".
        project: whose settings and Python decide on the results, if any.
        baseline: a file, if any.

    Raises:
        OSError: a file cannot be read.
    """
    given = tuple(modules)
    read = {
        *_configuration(given),
        *(_of_project(project) if project else ()),
        *([baseline] if baseline else ()),
    }
    return Origin(
        version=__version__,
        commit=_commit(),
        contents=_digest(read),
        options=tuple(sorted(options.items())),
        modules=tuple(map(str, given)),
        note=note,
    )


def _configuration(modules: Iterable[Path]) -> Iterator[Path]:
    """The files of modules and of the local modules that they call, however deep."""
    open_ = [folder.resolve() for folder in modules]
    seen: set[Path] = set()
    while open_:
        folder = open_.pop()
        if folder in seen or not folder.is_dir():
            continue
        seen.add(folder)
        for file in _files(folder):
            yield file
            if file.stat().st_size <= LARGEST:
                for source in _LOCAL.findall(file.read_bytes()):
                    open_.append(Path(os.path.normpath(file.parent / os.fsdecode(source))))


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder that Terraform reads by itself; what is hidden does not count."""
    for place, names, files in os.walk(folder):
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in files:
            path = Path(place, name)
            if name.endswith(_READ) and not name.startswith(".") and path.is_file():
                yield path


def _of_project(project: Project) -> Iterator[Path]:
    """The project file, and the files that its generators and controls are made from."""
    yield project.file
    for folder in (project.generators, project.controls, project.schemas):
        for path in folder.rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                yield path


def _digest(files: Iterable[Path]) -> str:
    """A digest of files with their places relative to the working directory."""
    here = Path.cwd().resolve()
    made = hashlib.sha256()
    for name, path in sorted((Path(os.path.relpath(path, here)).as_posix(), path) for path in set(files)):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        made.update(f"{name}\0{content}\n".encode(errors="surrogateescape"))
    return f"sha256:{made.hexdigest()}"


def _commit() -> str:
    """The commit of the working directory; "" without git or outside a repository."""
    try:
        done = git.run(Path.cwd(), "rev-parse", "--verify", "--quiet", "HEAD")
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode().strip() if done.returncode == 0 else ""
