"""Digests of files and of modsmith itself, with few system calls and imports.

A run that has nothing to do reads all sources, and should take little longer than Python needs to start.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

try:
    from _hashlib import openssl_sha256 as sha256  # `hashlib` takes longer, because it loads every algorithm
except ImportError:  # a Python without OpenSSL
    from hashlib import sha256

__all__ = [
    "APART",
    "LIBRARIES",
    "PACKAGE",
    "PROJECT_FILES",
    "READING",
    "UNREADABLE",
    "UNUSED",
    "digest",
    "digests",
    "files",
    "itself",
    "sha256",
    "together",
]

PACKAGE = os.path.dirname(os.path.realpath(__file__))  # noqa: PTH120 - pathlib takes too long
"""The code that determines what is generated: modsmith, because READMEs contain results of its controls."""

APART = (
    "diff",
    "emulator/gaps",
    "emulator/rules",
    "importing",
    "mutate",
    "registry",
    "release",
    "scaffold",
    "site",
    "upgrade",
    "validate/fixtures",
)
"""What is left out of it: what neither `modsmith.generate`, nor a generator, nor a check of HCL imports or reads."""

UNUSED = ("__main__.py", "cli", "entry.py", *APART)
"""What is left out for `modsmith generate`: the command line as well."""

PROJECT_FILES = ("modsmith.toml", "pyproject.toml")
"""The names that a project file may have."""

LIBRARIES = ("cdktf", "cdktn", "constructs", "jsii", "jinja2", "python_hcl2", "lark")
"""Libraries that determine the output."""

UNREADABLE = "unreadable"
"""The digest of what cannot be read: another one than when it can."""

READING = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Flags that open a file; a pipe does not block."""

_CACHES = "__pycache__"
_buffer = bytearray(1 << 18)
_view = memoryview(_buffer)


def itself(unused: Iterable[str] = UNUSED, libraries: tuple[str, ...] = LIBRARIES) -> list[str]:
    """The interpreter, the libraries' versions, and the digest of modsmith.

    Python records installed versions in folders; asking for each version would take longer.

    Args:
        unused: paths in modsmith that are left out, as for `digests`.
        libraries: how the names of the libraries begin, in lower case; `("",)` are all of them.
    """
    folders = [path for path in sys.path if path.endswith("-packages") and os.path.isdir(path)]  # noqa: PTH112
    recorded = {
        name
        for folder in folders
        for name in os.listdir(folder)  # noqa: PTH208
        if name.endswith((".dist-info", ".egg-info"))
    }
    versions = sorted(name for name in recorded if name.lower().startswith(libraries))
    package = together("\0".join(pair) for pair in digests(PACKAGE, unused))
    return [sys.version, os.environ.get("MODSMITH_CDK", "cdktf"), *versions, package]


def together(lines: Iterable[str]) -> str:
    """The sha256 of several lines, in hexadecimal."""
    return sha256("\n".join(lines).encode(errors="surrogateescape")).hexdigest()


def digests(place: str, without: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Each file of a folder, sorted: its path from there, with `/`, and its sha256 in hexadecimal.

    Args:
        place: the folder, or a single file, whose path is "". What does not exist has no files.
        without: paths from there that are left out, with everything below them.
    """
    if not os.path.isdir(place):  # noqa: PTH112 - pathlib takes longer than the rest
        return [("", digest(place))] if os.path.lexists(place) else []
    start = len(place) + 1
    found = files(place, {f"{place}{os.sep}{path.replace('/', os.sep)}" for path in without})
    found.sort()
    return [(path[start:].replace(os.sep, "/"), digest(path)) for path in found]


def digest(path: str, flags: int = READING) -> str:
    """The sha256 of a file's content, in hexadecimal; `UNREADABLE` if it cannot be read.

    Args:
        path: the file.
        flags: of `os.open`.
    """
    try:
        descriptor = os.open(path, flags)
    except OSError:
        return UNREADABLE
    try:
        size = _read(descriptor)
        found = sha256(_view[:size])
        while size:
            size = _read(descriptor)
            if size:
                found.update(_view[:size])
    except OSError:
        return UNREADABLE
    finally:
        os.close(descriptor)
    return found.hexdigest()


if hasattr(os, "readv"):
    _buffers = (_buffer,)

    def _read(descriptor: int) -> int:
        return os.readv(descriptor, _buffers)

else:

    def _read(descriptor: int) -> int:
        piece = os.read(descriptor, len(_buffer))
        _buffer[: len(piece)] = piece
        return len(piece)


def files(place: str, skipped: Iterable[str] = ()) -> list[str]:
    """Every file below a folder, and every folder that cannot be read, in no order.

    Links to folders are followed, each target once. Python's caches are left out.

    Args:
        place: the folder.
        skipped: files and folders that are left out.
    """
    found: list[str] = []
    left, linked = [place], set[str]()
    while left:
        folder = left.pop()
        try:
            entries = os.scandir(folder)
        except OSError:
            found.append(folder)  # its digest is that of what cannot be read
            continue
        with entries:
            for entry in entries:
                path = entry.path
                if not entry.is_dir():
                    found.append(path)
                elif entry.name != _CACHES and path not in skipped:
                    if entry.is_symlink():
                        target = os.path.realpath(path)
                        if target in linked:
                            continue
                        linked.add(target)
                    left.append(path)
    return [path for path in found if path not in skipped] if skipped else found
