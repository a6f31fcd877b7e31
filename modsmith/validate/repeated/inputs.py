"""What a result on HCL depends on.

Each digest reads the contents of all files. A file's time and size are never taken as proof.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Sequence

from modsmith.content import APART, PROJECT_FILES, READING, digest, digests, itself, together

ABOVE = (*PROJECT_FILES, ".git")
"""What a run looks for in the working directory, in the folders of modules, and in all folders above them."""

MOST = 3_000
"""Files in one place; to read more takes about as long as the result."""

SEARCHED = tuple(sys.path)
"""Where Python looks for what it imports, before a run adds the project."""

UNREAD = frozenset({"__pycache__", ".git"})
"""Names of folders in which a run reads nothing but byte code; `modsmith.validate.repeated.opened` checks that."""

_SOURCES = {"interface", "hcl"}
_FLAGS = ("--matrix", "--own-controls")
_VALUES = ("--only", "--fail-on", "--profile")
_CHANGING = ("_", "OLDPWD", "PWD", "SHLVL")
"""Variables of the environment that a shell changes from command to command; modsmith does not read them."""


def paths(arguments: Sequence[str]) -> list[str] | None:
    """The paths in the arguments of a run whose result can be repeated; None if this one's cannot.

    It prints a text on the sources that start no tool, and writes no file.

    Args:
        arguments: of the program.
    """
    if arguments[:1] != ["validate"]:
        return None
    found: list[str] = []
    sources: set[str] = set()
    left = iter(arguments[1:])
    for argument in left:
        option, given, value = argument.partition("=")
        if not argument.startswith("-"):
            found.append(argument)
        elif option in _VALUES:
            value = value if given else next(left, "")
            if option == "--only":
                sources.update(value.split(","))
        elif argument not in _FLAGS:
            return None
    return found if sources and sources <= _SOURCES else None


def name(arguments: Sequence[str]) -> str:
    """The name of the note for a run: a digest of how it was called, where, and on which day."""
    screens = (f"{number} {_columns(number)}" for number in range(3))
    environment = (f"{key}={value}" for key, value in os.environ.items() if key not in _CHANGING)
    here = os.getcwd()  # noqa: PTH109
    return together(["result", here, time.strftime("%Y-%m-%d"), *screens, *sorted(environment), *arguments])


def of(places: Iterable[str], folders: Iterable[str]) -> str:
    """The digest of a result's inputs.

    Args:
        places: absolute paths of folders and files; all that is in the folders counts.
        folders: absolute paths of folders in which only the names count.

    Raises:
        ValueError: a place is behind a link, holds one, or has more than `MOST` files.
        OSError: a place cannot be read.
    """
    places, folders = [*places], [*folders]
    lines = [*SEARCHED, *itself(APART, ("",))]
    for path in above([os.getcwd(), *places]):  # noqa: PTH109
        lines += [path, *(its for _, its in digests(path) if not path.endswith(".git"))]
    for folder in folders:
        lines += [folder, *sorted(os.listdir(folder))]  # noqa: PTH208
    for place in places:
        if os.path.realpath(place) != place:
            raise ValueError(place)
        lines += [place, *_contents(place)]
    return together(lines)


def above(places: Iterable[str]) -> list[str]:
    """The paths of `ABOVE` that exist, for some places and all folders above them."""
    found: list[str] = []
    seen: set[str] = set()
    for place in places:
        folder = place
        while folder not in seen:
            seen.add(folder)
            found += [path for one in ABOVE if os.path.lexists(path := os.path.join(folder, one))]  # noqa: PTH118
            folder = os.path.dirname(folder)  # noqa: PTH120
    return found


def _contents(place: str) -> Iterator[str]:
    """A line for each file and each folder of a place, sorted."""
    if not os.path.isdir(place):  # noqa: PTH112
        yield digest(place, READING | getattr(os, "O_NOFOLLOW", 0)) if os.path.lexists(place) else "missing"
        return
    left, number = [place], 0
    while left:
        folder = left.pop()
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
        for entry in found:
            if entry.is_symlink():
                raise ValueError(entry.path)
            if not entry.is_dir():
                number += 1
                if number > MOST:
                    raise ValueError(place)
                yield f"{entry.path} {digest(entry.path)}"
            elif entry.name not in UNREAD:
                yield entry.path
                left.append(entry.path)


def _columns(descriptor: int) -> str:
    """The size of a terminal; "" if it is none."""
    try:
        return str(os.get_terminal_size(descriptor))
    except OSError:
        return ""
