"""Values as text: readable descriptions, and the results of templates."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from modsmith.evaluate import functions
from modsmith.evaluate.values import Choice, Symbol, choice, is_known, refers

_LONGEST = 400


def text(value: Any) -> str:
    """A readable description of a value; equal for equal values."""
    if isinstance(value, Symbol):
        return value.text
    if isinstance(value, Choice):
        return f"({' or '.join(text(option) for option in value.options)})"
    if isinstance(value, str):
        return f'"{value}"'
    if value is None or isinstance(value, bool):
        return {True: "true", False: "false", None: "null"}[value]
    return _shown(value)


def _shown(value: Any) -> str:
    if isinstance(value, Mapping) and not isinstance(value, dict):
        return type(value).__name__.lower()
    if isinstance(value, dict):
        shown = ", ".join(
            f"{key if isinstance(key, str) else text(key)} = {text(item)}" for key, item in value.items()
        )
        return _short(f"{{{shown}}}")
    if isinstance(value, list | tuple):
        return _short(f"[{', '.join(map(text, value))}]")
    return str(value)


def _short(text: str) -> str:
    """A long text by its beginning and its digest: it must stay the same for the same value, and for no other."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:77]}...{hashlib.sha256(text.encode()).hexdigest()[:12]}"


def joined(parts: list[Any]) -> Any:
    """The text of a template, whose parts may be unknown."""
    for at, part in enumerate(parts):
        if isinstance(part, Choice):
            made = [joined([*parts[:at], option, *parts[at + 1 :]]) for option in part.options]
            return choice(made, part.by)
    try:
        whole = "".join(functions.text(part) for part in parts)
    except ValueError:
        return Symbol("a text", refers(parts))
    # a text with a hole is no symbol's direct value, yet two that read the same are the same
    return whole if is_known(parts) else Symbol(whole, refers(parts), holes=True)
