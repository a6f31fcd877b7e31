"""Values and names in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from modsmith.cty import values
from modsmith.cty.values import Value

_LONGEST = 100


def shown(value: Any) -> str:
    """A value as HCL has it, shortened: `"text"`, `{ days = 30 }`."""
    return shortened(_hcl(value if isinstance(value, Value) else values.from_python(value)))


def shortened(text: str, longest: int = _LONGEST) -> str:
    """A text, or its beginning with an ellipsis."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _hcl(value: Value) -> str:
    raw = value.raw
    if isinstance(raw, tuple):
        return f"[{', '.join(map(_hcl, raw))}]"
    if isinstance(raw, dict):
        return f"{{ {', '.join(f'{key} = {_hcl(item)}' for key, item in raw.items())} }}" if raw else "{}"
    return values.to_json(value) if value.known else "unknown"


def listed(names: Iterable[str], most: int = 8) -> str:
    """Names in a sentence: `a, b and c`; from `most` on only their number is given."""
    items = list(names)
    if len(items) > most:
        return f"{', '.join(items[: most - 1])} and {len(items) - most + 1} more"
    return " and ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def counted(items: Sequence[object], noun: str) -> str:
    """`1 change`, `2 changes`."""
    return f"{len(items)} {noun}{'' if len(items) == 1 else 's'}"
