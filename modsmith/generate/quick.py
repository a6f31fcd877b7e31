"""Knows in milliseconds that `modsmith generate` has nothing to do, and loads almost nothing for it.

`<out>/.modsmith/quick` says where everything is, and has one digest over the content of everything: modsmith, the
versions of its libraries, the project file, generators, controls, schemas, and all generated files. Each run reads all
of it again and compares the digest; nothing is concluded from times or sizes. Where anything differs, or the note
cannot be used, the long way decides. `modsmith.generate.note` writes it.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence

from modsmith.content import PROJECT_FILES, READING, UNREADABLE, digest, digests, itself, together

NOTE = "quick"
FOLDERS = ("generators", "controls", "schemas", "modules")
"""The settings whose folders the note names, the last one for the output."""

MANIFEST = ".modsmith.json"
STAGING = ".modsmith"
_UNFINISHED = f"{STAGING}/run/journal.json"


def unchanged() -> int:
    """The number of modules if nothing has changed since all were up to date; 0 if that is not known."""
    try:
        root = _root()
        asked = os.environ.get("MODSMITH_OUT")
        out = os.path.abspath(asked) if asked else f"{root}{os.sep}{_guess(root)}"  # noqa: PTH100
        if not is_folder(f"{out}/{STAGING}") or os.path.lexists(f"{out}/{_UNFINISHED}"):
            return 0
        with open(f"{out}/{STAGING}/{NOTE}", encoding="utf-8", errors="surrogateescape") as file:  # noqa: PTH123
            total, *rest = file.read().split("\n")
        folders = dict(zip(FOLDERS, rest, strict=False))
        if not asked and out != f"{root}{os.sep}{folders['modules']}":
            return 0
        paths = rest[len(FOLDERS) :]
        modules = {path.partition("/")[0] for path in paths}
        if modules != {*written(out)}:
            return 0
        found = [*sources(root, folders), *outputs(out, paths)]
        return len(modules) if total == of_all(root, out, folders, found) else 0
    except (OSError, ValueError, KeyError):
        return 0


def up_to_date(count: int, seconds: float) -> str:
    """The message of a run without changes."""
    return f"{count} module{'' if count == 1 else 's'} up to date ({seconds:.2f} s)"


def of_all(root: str, out: str, folders: Mapping[str, str], found: Iterable[str]) -> str:
    """The digest of a note.

    Args:
        root: the project's folder.
        out: the folder of the modules' folders.
        folders: each of `FOLDERS` to its path from the root.
        found: of `sources` and `outputs`.
    """
    return together([root, out, *(folders[name] for name in FOLDERS), *found])


def sources(root: str, folders: Mapping[str, str]) -> list[str]:
    """What the modules are built from: a line for each file of the project, and some for modsmith.

    Raises:
        ValueError: a folder is behind a link, which could lead elsewhere next time.
    """
    found = itself()
    found += [f"{name} {digest(f'{root}{os.sep}{name}')}" for name in PROJECT_FILES]
    for setting in FOLDERS[:-1]:
        place = f"{root}{os.sep}{folders[setting]}"
        if os.path.realpath(place) != place:
            raise ValueError(place)
        found += [f"{setting}/{path} {its}" for path, its in digests(place)]
    return found


def outputs(out: str, paths: Sequence[str]) -> list[str]:
    """A line with the digest of each generated file, without following links.

    Args:
        out: the folder of the modules' folders.
        paths: of the files from there, with `/`.
    """
    real: dict[str, bool] = {}
    return [f"{path} {_output(out, path, real)}" for path in paths]


def _output(out: str, path: str, real: dict[str, bool]) -> str:
    end = path.find("/")
    while end >= 0:
        folder = path[:end]
        if folder not in real:
            real[folder] = is_folder(f"{out}/{folder}")
        if not real[folder]:
            return UNREADABLE
        end = path.find("/", end + 1)
    place = f"{out}/{path}"
    regular = stat.S_ISREG(os.lstat(place).st_mode)
    return digest(place, READING | getattr(os, "O_NOFOLLOW", 0)) if regular else UNREADABLE


def is_folder(path: str) -> bool:
    """Whether a folder is at a path, and not a link to one."""
    return stat.S_ISDIR(os.lstat(path).st_mode)


def written(out: str) -> Iterator[str]:
    """The names of all folders with a manifest."""
    with os.scandir(out) as entries:
        for entry in entries:
            if os.path.lexists(f"{entry.path}/{MANIFEST}"):
                yield entry.name


def _root() -> str:
    """The nearest folder with a project file.

    Raises:
        ValueError: there is none.
    """
    folder = os.path.realpath(os.getcwd())  # noqa: PTH109
    while not any(os.path.lexists(f"{folder}{os.sep}{name}") for name in PROJECT_FILES):
        above = os.path.dirname(folder)  # noqa: PTH120
        if above == folder:
            raise ValueError(folder)
        folder = above
    return folder


def _guess(root: str) -> str:
    """Where the modules probably are; whether it is true, the note tells."""
    for name in PROJECT_FILES:
        if os.path.lexists(f"{root}{os.sep}{name}"):
            with open(f"{root}{os.sep}{name}", encoding="utf-8", errors="replace") as file:  # noqa: PTH123
                for line in file:
                    key, _, value = line.partition("=")
                    if key.strip() == "modules" and value.count('"') > 1:
                        return value.split('"')[1].replace("/", os.sep)
    return "modules"
