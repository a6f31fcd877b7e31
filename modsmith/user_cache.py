"""The user's cache folder: contents under names that say what each was made from.

A name is a digest of what its content was made from. An entry begins with the digest of its own content; one that does
not match counts as missing. Nothing in an entry is executed.

There is no cache in CI, because other branches could have written it. `MODSMITH_CACHE=off` disables the cache, and
`MODSMITH_CACHE=FOLDER` moves it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache

from modsmith.content import sha256

MOST = 5_000
"""The maximum number of entries, about 20 MB; beyond it, the older half is deleted."""


def folder() -> str:
    """The folder; "" if there is no cache."""
    return _folder(os.environ.get("MODSMITH_CACHE", ""), os.environ.get("CI", ""))


def load(name: str) -> bytes | None:
    """The content of an entry; None if it is missing or damaged."""
    place = folder()
    if not place:
        return None
    try:
        with open(f"{place}{os.sep}{name}", "rb") as file:  # noqa: PTH123 - pathlib takes longer than all of this
            digest, _, content = file.read().partition(b"\n")
    except OSError:
        return None
    return content if content and digest == _digest(content) else None


def keep(name: str, content: bytes) -> None:
    """Writes an entry; does nothing if the folder is not writable.

    Args:
        name: a file name.
        content: not empty.
    """
    place = folder()
    if not place:
        return
    import tempfile  # noqa: PLC0415 - 10 ms, which those who only load do not need

    try:
        os.makedirs(place, mode=0o700, exist_ok=True)  # noqa: PTH103
        with tempfile.NamedTemporaryFile(dir=place, delete=False) as file:
            file.write(_digest(content) + b"\n" + content)
        os.replace(file.name, f"{place}{os.sep}{name}")  # noqa: PTH105
        _prune(place)
    except OSError:
        return


@cache
def _folder(wanted: str, ci: str) -> str:
    if wanted == "off" or (ci and not wanted):
        return ""
    if wanted:
        return wanted
    from platformdirs import user_cache_path  # noqa: PLC0415

    return str(user_cache_path("modsmith") / "hcl")


def _digest(content: bytes) -> bytes:
    return sha256(content).hexdigest().encode()


_sizes: dict[str, int] = {}
"""Folder to how many entries it has, as far as this process knows: to count them takes 2 ms for a thousand."""


def _prune(place: str) -> None:
    _sizes[place] = _sizes[place] + 1 if place in _sizes else len(os.listdir(place))  # noqa: PTH208
    if _sizes[place] <= MOST:
        return
    with os.scandir(place) as found:
        entries = sorted(found, key=lambda one: one.stat().st_mtime)
    for entry in entries[: len(entries) // 2]:
        with suppress(FileNotFoundError):  # another process deletes as well
            os.unlink(entry.path)  # noqa: PTH108
    _sizes[place] = len(entries) - len(entries) // 2
