"""What each module is built from, as a fingerprint: a change in one generator makes only that module stale.

A module depends on its own folder, on what stands in no module's folder (such as `generators/shared/`), and on the
folders of other modules that its Python imports. Python that may read other files or imports by name depends on all.
"""

from __future__ import annotations

import os
import platform
import re
import sys
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from modsmith import write
from modsmith.project.catalog import Catalog

PACKAGE = Path(__file__).resolve().parents[1]
"""The code that determines the output: all of modsmith, because READMEs contain results of its controls."""

LIBRARIES = ("cdktf", "cdktn", "constructs", "jsii", "jinja2", "python_hcl2", "lark")
"""Libraries that determine the output."""

_IMPORT = re.compile(rb"^[ \t]*(?:from|import)\b[^\n(]*(?:\([^)]*\))?", re.MULTILINE)
_READS_OTHERS = re.compile(rb"\b(?:open|exec|eval|compile|__import__)\(|\b__(?:file|path|spec|loader)__\b")
_READERS = re.compile(rb"\b(?:importlib|io|os|pathlib|pkgutil|runpy|shutil|subprocess|sys|glob|zipimport)\b")
"""Python's own modules that can read any file."""

_COPIED = "assets"
"""Python in this folder is copied and not executed."""


def fingerprints(catalog: Catalog, names: Iterable[str]) -> dict[str, str]:
    """Module to a digest of everything that determines its output.

    That is what it depends on among the project's generators, the project's controls, schemas and project file,
    modsmith, its libraries and the interpreter.
    """
    versions = {"python": platform.python_version(), "cdk": os.environ.get("MODSMITH_CDK", "cdktf")}
    package = write.fingerprint([PACKAGE], versions | _library_versions())
    project = catalog.project
    others = [project.file, *(folder for folder in (project.controls, project.schemas) if folder.is_dir())]
    modules = {name: catalog.folder / name for name in catalog.names()}
    common = [path for path in _children(catalog.folder) if path.name not in modules]
    return {
        name: write.fingerprint([*_needed(name, modules, common), *others], {"modsmith": package})
        for name in names
    }


def _needed(name: str, modules: Mapping[str, Path], common: Iterable[Path]) -> list[Path]:
    """The files and folders in the generators that a module depends on."""
    needed = [*common]
    reached: list[str] = []
    imported = {name, *(other for path in common for other in _imports(path, modules))}
    while imported:
        other = imported.pop()
        reached.append(other)
        needed.append(modules[other])
        imported |= {*_imports(modules[other], modules)} - {*reached}
    return needed


def _imports(place: Path, modules: Mapping[str, Path]) -> Iterable[str]:
    """The modules that a file or the files of a folder may import."""
    found = [place] if place.is_file() else sorted(place.rglob("*.py"))
    files = [file for file in found if file.suffix == ".py" and _COPIED not in file.relative_to(place).parts]
    texts = [_text(file) for file in files]
    statements = b"\n".join(statement for text in texts for statement in _IMPORT.findall(text))
    if any(_READS_OTHERS.search(text) for text in texts) or _READERS.search(statements):
        return modules
    return [name for name in modules if _word(name).search(statements)]


@cache
def _word(name: str) -> re.Pattern[bytes]:
    return re.compile(rb"\b%b\b" % re.escape(name.encode()))


def _text(file: Path) -> bytes:
    """A file's content; that of an unreadable file is empty, and its fingerprint changes when it can be read."""
    try:
        return file.read_bytes()
    except OSError:
        return b""


def _children(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.name != "__pycache__") if folder.is_dir() else []


def _library_versions() -> dict[str, str]:
    """The folders in which Python records installed versions; asking for each version would take longer."""
    folders = [Path(path) for path in sys.path if path.endswith("-packages")]
    recorded = [path.name for folder in folders for path in folder.glob("*.dist-info")]
    return {name: name for name in recorded if name.lower().startswith(LIBRARIES)}
