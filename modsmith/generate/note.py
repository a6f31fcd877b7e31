"""Writes the note with which the next run knows at once that it has nothing to do (`modsmith.generate.quick`)."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from modsmith import write
from modsmith.content import together
from modsmith.errors import WriteError
from modsmith.generate import quick
from modsmith.project.catalog import Catalog
from modsmith.project.file import Project


@dataclass(frozen=True)
class Before:
    """The sources of a project before they are read for fingerprints and for building.

    Attributes:
        folders: each of `quick.FOLDERS` to its path from the project's folder; empty if a note is not possible.
        digest: of all sources.
    """

    folders: Mapping[str, str]
    digest: str = ""

    @classmethod
    def of(cls, project: Project) -> Before:
        """Reads them."""
        try:
            folders = _folders(project)
            return cls(folders, together(quick.sources(str(project.root), folders)))
        except (OSError, ValueError):
            return cls({})


def write_note(catalog: Catalog, out: Path, marks: Mapping[str, str], before: Before) -> None:
    """Writes the note, if every module is up to date and no source has changed meanwhile.

    Does nothing where it cannot be written: it only saves time.

    Args:
        catalog: the project's generators.
        out: the folder of the modules' folders.
        marks: module to the fingerprint of its sources.
        before: the sources before the fingerprints were taken.
    """
    names = {*catalog.names()}
    if not before.folders or names != {*marks}:
        return
    root, place = str(catalog.project.root), os.path.abspath(out)  # noqa: PTH100 - `out` itself may be a link
    with suppress(OSError, ValueError, WriteError):
        found = quick.sources(root, before.folders)
        expected = {
            f"{name}/{path}": sha for name in marks for path, sha in write.known(out, name, marks[name])
        }
        paths = list(expected)
        there = quick.outputs(place, paths)
        if (
            together(found) != before.digest
            or there != [f"{path} {sha}" for path, sha in expected.items()]
            or not names
            == {*catalog.names()}
            == {*quick.written(place)}
            == {path.partition("/")[0] for path in paths}
        ):
            return
        total = quick.of_all(root, place, before.folders, [*found, *there])
        lines = [total, *(before.folders[name] for name in quick.FOLDERS), *paths]
        text = "\n".join(lines).encode(errors="surrogateescape")
        write.cache(out, quick.NOTE, text)


def _folders(project: Project) -> dict[str, str]:
    """The folders as the project file names them; `project` has them without links, which may change."""
    table = tomllib.loads(project.file.read_text("utf-8"))
    if project.file.name == "pyproject.toml":
        table = table["tool"]["modsmith"]
    return {name: os.path.normpath(table.get(name, name)) for name in quick.FOLDERS}
