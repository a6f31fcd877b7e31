"""Booleans that are on unless a module turns them off."""

from __future__ import annotations

from typing import Any

from modsmith.evaluate.evaluation import Resource, UndeterminedError
from modsmith.evaluate.values import options, why


def is_on(resource: Resource, path: str) -> bool:
    """Whether the boolean at a path is true, or there is none.

    Raises:
        UndeterminedError: the value is unknown.
    """
    value = resource.at(path)
    found = {_is_on(option) for option in options(value)}
    if len(found) == 1 and None not in found:
        return found == {True}
    raise UndeterminedError(path, why(value))


def _is_on(value: Any) -> bool | None:
    if value is None:
        return True
    if isinstance(value, bool):
        return value
    return {"true": True, "false": False}.get(value) if isinstance(value, str) else None
