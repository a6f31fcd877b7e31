"""Values that are texts or lists of texts, such as the log types of a cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from modsmith.evaluate.evaluation import Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, is_known, options, why
from modsmith.validate.aws.policies import legible


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
    """Whether a text has a property, whichever of several it is.

    Args:
        value: a text, null, which counts as an empty text, or a choice of these.
        path: where the value is, for the error.
        holds: whether a text has the property.

    Raises:
        UndeterminedError: a text is unknown, or only some have the property.
    """
    found = options(value)
    if not all(map(is_known, found)):
        raise UndeterminedError(path, why(value))
    results = {holds("" if one is None else str(one)) for one in found}
    if len(results) > 1:
        raise UndeterminedError(path, why(value))
    return results == {True}


def given(resource: Resource, path: str) -> Any:
    """The value of an argument that Terraform requires; it may be unknown.

    Raises:
        UndeterminedError: it may be null.
    """
    value = resource.at(path)
    if any(one is None for one in options(value)):
        raise UndeterminedError(path, "it may be null")
    return value


def is_one_of(resource: Resource, path: str, *allowed: str) -> bool:
    """Whether the text at a path is one of these; null counts as an empty text.

    Raises:
        UndeterminedError: it is unknown.
    """
    return is_always(resource.at(path), path, allowed.__contains__)


def start(value: Any, path: str) -> str:
    """A value as text whose beginning is known, such as the scheme of an address; "" if there is none.

    Raises:
        UndeterminedError: its beginning is not known, or it depends on a condition.
    """
    found = legible(value, path)
    if isinstance(value, Symbol) and found.startswith("${"):
        raise UndeterminedError(path, why(value))
    return found
