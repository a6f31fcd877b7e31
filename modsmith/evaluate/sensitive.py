"""Values that a plan marks as sensitive: nobody here looks at them, so nobody can print them.

Source: https://developer.hashicorp.com/terraform/internals/json-format#change-representation
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from modsmith.evaluate.values import Symbol


@dataclass(frozen=True)
class Sensitive:
    """Stands for a value that is there and is not to be seen."""

    def symbol(self, source: Any, resource: str, path: str) -> Any:
        """What stands for it: where it comes from if that is known, else its own name.

        Args:
            source: what the configuration says of it.
            resource: address of the resource that has it.
            path: of the value in that.
        """
        if isinstance(source, Symbol):
            return replace(source, sure=True)
        if isinstance(source, Mapping):
            return source
        return Symbol(f"the sensitive {resource}.{path}", frozenset({resource}), sure=True)


def masked(value: Any, marks: Any) -> Any:
    """A value without what is sensitive in it; that there is nothing is no secret.

    Args:
        value: as the plan has it.
        marks: `true`, or a list or an object with `true` at what is sensitive, as in `after_sensitive`.
    """
    if marks is True:
        return value if value in (None, "", [], {}) else Sensitive()
    if isinstance(value, Mapping) and isinstance(marks, Mapping):
        return {key: masked(item, marks.get(key)) for key, item in value.items()}
    if isinstance(value, list) and isinstance(marks, list):
        return [masked(item, marks[n] if n < len(marks) else None) for n, item in enumerate(value)]
    return value
