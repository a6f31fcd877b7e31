"""Writes the note of a run, so that the next one like it has nothing to do."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from modsmith import user_cache
from modsmith.content import APART, PACKAGE
from modsmith.errors import ModsmithError
from modsmith.project.file import Project
from modsmith.validate.repeated import inputs, quick
from modsmith.validate.repeated.opened import Uncovered
from modsmith.validate.settings import Settings

RESULTS = (0, 2)
"""Exit codes of a run that checked everything."""


class _Copy:
    """A stream that also keeps the text written to it."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.texts: list[str] = []

    def write(self, text: str) -> int:
        written = self.stream.write(text)
        self.texts.append(text)
        return written

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


@dataclass(frozen=True)
class Recording:
    """A run whose result can be repeated.

    Attributes:
        name: of its note.
        places: what counts with all that is in it.
        folders: of which only the names count.
        digest: of these before the run.
        uncovered: sees what the run uses.
        output: a copy of what it prints.
    """

    name: str
    places: tuple[str, ...]
    folders: tuple[str, ...]
    digest: str
    uncovered: Uncovered
    output: _Copy

    @classmethod
    def start(cls, arguments: Sequence[str]) -> Recording | None:
        """Starts; None if the result of such a run is not kept.

        Args:
            arguments: of the program.
        """
        paths = inputs.paths(arguments)
        if paths is None or not (cache := user_cache.folder()):
            return None
        try:
            project = Project.find()
            places, folders = _places(paths, project)
            digest = inputs.of(places, folders)
        except (ModsmithError, OSError, ValueError):
            return None  # the run itself says what is wrong, if anything is
        covered = [*places, *inputs.above([str(Path.cwd()), *places]), *_installed()]
        covered += [os.path.realpath(cache), os.devnull]
        without = [os.path.join(PACKAGE, *path.split("/")) for path in APART]  # noqa: PTH118
        uncovered, output = Uncovered(covered, folders, without), _Copy(sys.stdout)
        uncovered.watch()
        sys.stdout = output
        return cls(inputs.name(arguments), places, folders, digest, uncovered, output)

    def end(self, code: int) -> str:
        """Ends, and writes the note if it would be complete.

        Args:
            code: the exit code of the run.

        Returns:
            What the run used that the note would not cover; "" if nothing.
        """
        sys.stdout = self.output.stream
        first = self.uncovered.first()
        try:
            same = inputs.of(self.places, self.folders) == self.digest
        except (OSError, ValueError):
            same = False
        if code in RESULTS and same and not first:
            text = "".join(self.output.texts)
            note = quick.Note(self.digest, self.places, self.folders, code, text)
            user_cache.keep(self.name, quick.as_bytes(note))
        return first


def _places(paths: Sequence[str], project: Project | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a run on these paths reads, and the folders in which Python looks for what it imports."""
    given = [os.path.abspath(path) for path in paths]  # noqa: PTH100
    searched = [os.path.realpath(path) for path in inputs.SEARCHED]
    folders = [path for path in searched if os.path.isdir(path) and not path.startswith(_LIBRARY)]  # noqa: PTH112
    if project is None:
        return tuple(given), tuple(folders)
    accepted = Settings.of_project(project).baseline
    own = [project.generators, project.controls, project.schemas, *([accepted] if accepted else [])]
    return (*(given or [str(project.modules)]), *map(str, own)), (str(project.root), *folders)


_LIBRARY = os.path.dirname(os.path.realpath(os.__file__))  # noqa: PTH120


def _installed() -> list[str]:
    """Python with its byte code, its libraries and modsmith: the digest has their versions or contents."""
    packages = [path for path in inputs.SEARCHED if path.endswith("-packages")]
    compiled = [sys.pycache_prefix] if sys.pycache_prefix else []
    return [_LIBRARY, PACKAGE, *map(os.path.realpath, (*packages, *compiled))]
