"""Reads evidence that somebody else may have written: every mistake in it is an error that says what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from modsmith.errors import ModsmithError

_AS_RELEASED = "Use the evidence as it was released"


class EvidenceError(ModsmithError):
    """An evidence file is not what modsmith writes."""

    def __init__(self, problem: str, where: str) -> None:
        super().__init__(problem, where=where, fix=_AS_RELEASED)


def load(content: bytes, name: str) -> dict[str, Any]:
    """The JSON object in an evidence file.

    A key that is there twice is an error: another reader might take the other value.

    Raises:
        EvidenceError: the file is something else.
    """
    try:
        document = json.loads(content.decode("utf-8"), object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        raise EvidenceError(f"is not JSON: {error}", name) from error
    if not isinstance(document, dict):
        raise EvidenceError("is not a JSON object", name)
    return document


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turns what a missing or wrong field raises into one error.

    Raises:
        EvidenceError: instead of it.
    """
    try:
        yield
    except EvidenceError:
        raise
    except (LookupError, TypeError, ValueError, AttributeError, ModsmithError) as error:
        said = f"there is no {error}" if isinstance(error, KeyError) else str(error)
        raise EvidenceError(f"does not have the form that modsmith writes: {said}", name) from error


def text(value: object) -> str:
    """A value that must be text, and text that UTF-8 can write."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is not text")
    value.encode()
    return value


def whole(value: object) -> int:
    """A value that must be a whole number of 0 or more."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise TypeError(f"{value!r} is not a whole number")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"{twice!r} is there twice")
    return found
