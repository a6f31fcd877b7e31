"""Masks values that a plan marks as sensitive, so that no code can print them.

Source: https://developer.hashicorp.com/terraform/internals/json-format#change-representation
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from modsmith.evaluate.values import Symbol


@dataclass(frozen=True)
class Sensitive:
    """A placeholder for an existing sensitive value."""

    def symbol(self, source: Any, resource: str, path: str) -> Any:
        """The symbol for the value: its origin if known, otherwise its own name.

        Args:
            source: the value's origin in the configuration.
            resource: address of the resource that has it.
            path: of the value in the resource.
        """
        if isinstance(source, Symbol):
            return replace(source, sure=True)
        if isinstance(source, Mapping):
            return source
        return Symbol(f"the sensitive {resource}.{path}", frozenset({resource}), sure=True)


def masked(value: Any, marks: Any) -> Any:
    """A value without its sensitive parts; that a part is null or absent is not sensitive.

    Args:
        value: as in the plan.
        marks: `true`, or a list or an object with `true` for sensitive parts, as in `after_sensitive`.
    """
    if marks is True:
        return value if value in (None, "", [], {}) else Sensitive()
    if isinstance(value, Mapping) and isinstance(marks, Mapping):
        return {key: masked(item, marks.get(key)) for key, item in value.items()}
    if isinstance(value, list) and isinstance(marks, list):
        return [masked(item, marks[n] if n < len(marks) else None) for n, item in enumerate(value)]
    return value
