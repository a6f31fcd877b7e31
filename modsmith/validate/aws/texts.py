"""Values that are texts or lists of texts, such as the log types of a cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from modsmith.evaluate.evaluation import Resource, UndeterminedError
from modsmith.evaluate.values import is_known, options, why


def listed(resource: Resource, path: str) -> tuple[str, ...]:
    """The texts of a list or set at a path, or the one text; empty if there is nothing.

    Raises:
        UndeterminedError: the value, or a part of it, is unknown.
    """
    value = resource.known(path)
    if value is None:
        return ()
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def is_always(value: Any, path: str, holds: Callable[[str], bool]) -> bool:
    """Whether a text that may be one of several, or null, always has a property; null has it.

    Args:
        value: a text, null or a choice of these.
        path: where the value is, for the error.
        holds: whether a text has the property.

    Raises:
        UndeterminedError: a text is unknown, or only some have the property.
    """
    found = options(value)
    if not all(map(is_known, found)):
        raise UndeterminedError(path, why(value))
    results = {one is None or holds(str(one)) for one in found}
    if len(results) > 1:
        raise UndeterminedError(path, why(value))
    return results == {True}
