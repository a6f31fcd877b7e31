"""What each module is built from, as a fingerprint: a change in one generator makes only that module stale.

A module depends on its own folder, on what stands in no module's folder (such as `generators/shared/`), and on the
folders of other modules that its Python imports. Python that may read other files or imports by name depends on all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path

from modsmith.content import digests, itself, together
from modsmith.project.catalog import Catalog

_IMPORT = re.compile(rb"^[ \t]*(?:from|import)\b[^\n(]*(?:\([^)]*\))?", re.MULTILINE)
_READS_OTHERS = re.compile(rb"\b(?:open|exec|eval|compile|__import__)\(|\b__(?:file|path|spec|loader)__\b")
_READERS = re.compile(rb"\b(?:importlib|io|os|pathlib|pkgutil|runpy|shutil|subprocess|sys|glob|zipimport)\b")
"""Python's own modules that can read any file."""

_WORD = re.compile(rb"\w+")

_COPIED = "assets"
"""Python in this folder is copied and not executed."""


def fingerprints(catalog: Catalog, names: Iterable[str]) -> dict[str, str]:
    """Module to a digest of everything that determines its output.

    That is what it depends on among the project's generators, the project's controls, schemas and project file,
    modsmith, its libraries and the interpreter.
    """
    return _Sources(catalog).fingerprints(names)


class _Sources:
    """The sources of a project's modules; each file is read once, for all modules.

    Args:
        catalog: the project's generators.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._modules = {name: catalog.folder / name for name in catalog.names()}
        self._common = [path for path in _children(catalog.folder) if path.name not in self._modules]
        self._digests: dict[Path, str] = {}
        self._imported: dict[Path, frozenset[str]] = {}

    def fingerprints(self, names: Iterable[str]) -> dict[str, str]:
        """Module to the digest of what it depends on."""
        return {name: together([*self._shared, *self._of(self._needed(name))]) for name in names}

    @cached_property
    def _shared(self) -> Sequence[str]:
        """What all modules depend on."""
        project = self._catalog.project
        return [*itself(), *self._of([project.file, project.controls, project.schemas, *self._common])]

    def _of(self, places: Iterable[Path]) -> list[str]:
        """The name and the digest of each file or folder."""
        return [f"{place.name}\0{self._digest(place)}" for place in places]

    def _digest(self, place: Path) -> str:
        if place not in self._digests:
            self._digests[place] = together("\0".join(pair) for pair in digests(str(place)))
        return self._digests[place]

    def _needed(self, name: str) -> list[Path]:
        """The modules' folders that a module depends on, sorted."""
        reached: set[str] = set()
        left = {name, *self._commonly_imported}
        while left:
            other = left.pop()
            reached.add(other)
            left |= self._imports(self._modules[other]) - reached
        return [self._modules[other] for other in sorted(reached)]

    @cached_property
    def _commonly_imported(self) -> set[str]:
        return {name for path in self._common for name in self._imports(path)}

    def _imports(self, place: Path) -> frozenset[str]:
        """The modules that a file or the files of a folder may import."""
        if place not in self._imported:
            self._imported[place] = _imports(place, frozenset(self._modules))
        return self._imported[place]


def _imports(place: Path, modules: frozenset[str]) -> frozenset[str]:
    found = [place] if place.is_file() else place.rglob("*.py")
    files = [file for file in found if file.suffix == ".py" and _COPIED not in file.relative_to(place).parts]
    texts = [_text(file) for file in files]
    statements = b"\n".join(statement for text in texts for statement in _IMPORT.findall(text))
    if any(_READS_OTHERS.search(text) for text in texts) or _READERS.search(statements):
        return modules
    return modules.intersection(word.decode(errors="replace") for word in _WORD.findall(statements))


def _text(file: Path) -> bytes:
    """A file's content; that of an unreadable file is empty, and its fingerprint changes when it can be read."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _children(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name != "__pycache__") if folder.is_dir() else []
