"""Calls of functions whose arguments may be unknown, or one of several values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from modsmith.evaluate import functions
from modsmith.evaluate.functions import MISTAKES
from modsmith.evaluate.texts import joined, text
from modsmith.evaluate.values import Choice, Symbol, choice, is_known, refers, same

_MOST_CHOICES = 64


def call(name: str, given: list[Any]) -> Any:
    """The result of a function; a symbol with the call if the result is unknown."""
    for at, value in enumerate(given):
        if isinstance(value, Choice) and len(value.options) <= _MOST_CHOICES:
            made = [call(name, [*given[:at], option, *given[at + 1 :]]) for option in value.options]
            return choice(made, value.by)
    return _called(name, given)


def _called(name: str, given: list[Any]) -> Any:
    given = [value.elements() if hasattr(value, "elements") else value for value in given]
    try:
        return _computed(name, given)
    except MISTAKES:
        pass
    if name in _KEEPING and given:
        return given[0]
    if name in _OF_TEXT and given and isinstance(given[0], Mapping | list | tuple):
        return Symbol(f"{name}({text(given[0])})", refers(given), sure=False, fails=True)
    words = f"{name}({', '.join(text(value) for value in given)})"
    return Symbol(words, refers(given), sure=name not in ("lookup", "one", "element"))


def _computed(name: str, given: list[Any]) -> Any:
    """The result of a function; raises one of `MISTAKES` if it is unknown."""
    if name in _CAREFUL:
        return _CAREFUL[name](*given)
    if name in functions.STRICT and is_known(given):
        return functions.whole(functions.STRICT[name](*given))
    if name in functions.LOOSE and not any(isinstance(value, Symbol) for value in given):
        return functions.LOOSE[name](*given)
    raise KeyError(name)


def _sorted(items: Any) -> Any:
    """Unknown values cannot be sorted; returns them unsorted, which is still more useful than nothing."""
    if isinstance(items, list):
        return sorted(items) if is_known(items) else items
    raise TypeError(items)


def _join(by: str, items: Any) -> Any:
    if not isinstance(items, list | tuple):
        raise TypeError(items)
    return joined([part for item in items for part in (by, item)][1:])


def _coalesce(*given: Any) -> Any:
    left = []
    for value in given:
        if isinstance(value, Symbol):
            left.append(value)
            if value.sure:
                break
        elif value not in (None, ""):
            left.append(value)
            break
    if not left:
        raise ValueError("all are null")
    return choice(left, f"whether {text(left[0])} is null")


def _contains(items: Any, value: Any) -> Any:
    if not isinstance(items, list) or isinstance(value, Symbol):
        raise TypeError(items)
    if any(same(item, value) for item in items):
        return True
    if is_known(items):
        return False
    return Symbol(f"contains({text(items)}, {text(value)})", refers(items))


_CAREFUL: Mapping[str, Callable[..., Any]] = {
    "coalesce": _coalesce,
    "contains": _contains,
    "join": _join,
    "sort": _sorted,
}
"""Functions that can answer before all is known."""

_KEEPING = frozenset({"tostring", "tobool", "tonumber", "sensitive", "nonsensitive", "trimspace"})
"""Functions whose result refers to the unknown value that they are called with."""

_OF_TEXT = frozenset(
    {"jsondecode", "yamldecode", "base64decode", "lower", "upper", "title", "trimspace", "tobool"}
)
"""Functions that Terraform refuses for a collection: `try(jsondecode(var.rules), var.rules)` relies on it."""
