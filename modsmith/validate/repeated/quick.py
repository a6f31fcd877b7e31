"""Finds the result of an earlier run in milliseconds, if nothing has changed since, and loads almost nothing for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from modsmith import user_cache
from modsmith.validate.repeated import inputs


class Note(NamedTuple):
    """The result of a run.

    Attributes:
        digest: of what it depends on.
        places: folders and files that count with all that is in them.
        folders: folders of which only the names count.
        code: the exit code.
        text: what was printed.
    """

    digest: str
    places: tuple[str, ...]
    folders: tuple[str, ...]
    code: int
    text: str


def before(arguments: Sequence[str]) -> Note | None:
    """The result of the same run while everything was as it is now; None if there is none.

    Args:
        arguments: of the program.
    """
    if inputs.paths(arguments) is None or not user_cache.folder():
        return None
    try:
        content = user_cache.load(inputs.name(arguments))
        found = parsed(content) if content else None
        return found if found and inputs.of(found.places, found.folders) == found.digest else None
    except (OSError, ValueError):
        return None


def as_bytes(note: Note) -> bytes:
    """A note as it is kept: lines with the number of paths, the paths, and the text at the end."""
    head = [
        note.digest,
        str(note.code),
        str(len(note.places)),
        *note.places,
        str(len(note.folders)),
        *note.folders,
    ]
    return "\n".join([*head, note.text]).encode(errors="surrogateescape")


def parsed(content: bytes) -> Note:
    """A note of what `as_bytes` made.

    Raises:
        ValueError: it is none.
    """
    digest, code, number, *rest = content.decode(errors="surrogateescape").split("\n")
    places, (number, *rest) = rest[: int(number)], rest[int(number) :]
    folders, rest = rest[: int(number)], rest[int(number) :]
    return Note(digest, tuple(places), tuple(folders), int(code), "\n".join(rest))
