"""Terraform's functions, as far as modules use them to configure resources.

Each takes plain values and returns one. A function raises `ValueError` if it cannot compute a result, which then counts
as unknown. A missing function is not an error either.

Source: https://developer.hashicorp.com/terraform/language/functions
"""

from __future__ import annotations

import itertools
import json
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

from modsmith.evaluate.values import Symbol

MISTAKES = (ValueError, TypeError, KeyError, IndexError, AttributeError, ArithmeticError, OverflowError)
"""What a function raises when it cannot be computed."""


def whole(value: Any) -> Any:
    """A number without a fraction as an integer, as HCL has but one kind of number."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _concat(*lists: Any) -> list[Any]:
    return [item for each in lists for item in each]


def _flatten(items: Any) -> list[Any]:
    return [
        part for item in items for part in (_flatten(item) if isinstance(item, list | tuple) else (item,))
    ]


def _format(pattern: str, *values: Any) -> str:
    if re.search(r"%(?![sdvq%])", pattern):
        raise ValueError(pattern)
    left = iter(values)
    return re.sub(r"%[sdv]", lambda _: text(next(left)), pattern.replace("%q", '"%s"')).replace("%%", "%")


def _lookup(where: Mapping[str, Any], key: str, *default: Any) -> Any:
    if key in where:
        return where[key]
    if not default:
        raise ValueError(key)
    return default[0]


def _merge(*maps: Any) -> dict[str, Any]:
    return {key: value for each in maps if each is not None for key, value in each.items()}


_MOST = 10_000
"""The maximum length of a computed list."""

_SLOW = re.compile(r"\([^()]*[+*{][^()]*\)[+*{]")
"""Patterns that may take for ever here; Terraform's own engine has no such trouble."""


def _regex(pattern: str, subject: str) -> Any:
    if _SLOW.search(pattern):
        raise ValueError(pattern)
    found = re.search(pattern, subject)
    if not found:
        raise ValueError("no match")
    return found.groupdict() or list(found.groups()) or found.group()


def _replace(subject: str, what: str, by: str) -> str:
    if len(what) > 1 and what.startswith("/") and what.endswith("/"):
        if _SLOW.search(what):
            raise ValueError(what)
        return re.sub(what[1:-1], by.replace("$", "\\"), subject)
    return subject.replace(what, by)


def _setproduct(*sets: Any) -> list[list[Any]]:
    if math.prod(map(len, sets)) > _MOST:
        raise ValueError("too many")
    return [list(each) for each in itertools.product(*sets)]


def _slice(items: list[Any], start: int, end: int) -> list[Any]:
    return list(items)[start:end]


def _distinct(items: Any) -> list[Any]:
    kept: list[Any] = []
    for item in items:
        if item not in kept:
            kept.append(item)
    return kept


def _tobool(value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    return {"true": True, "1": True, "false": False, "0": False}[value]


def _tonumber(value: Any) -> Any:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    return int(value) if re.fullmatch(r"-?\d+", value) else float(value)


def _range(*bounds: int) -> list[int]:
    if len(range(*bounds)) > _MOST:
        raise ValueError(bounds)
    return list(range(*bounds))


def _element(items: list[Any], at: int) -> Any:
    return items[at % len(items)]


def _one(items: list[Any]) -> Any:
    if len(items) > 1:
        raise ValueError("more than one")
    return items[0] if items else None


class Json(dict[str, Any]):
    """JSON text by its meaning: what `jsonencode` was given, which may hold symbols."""

    def __init__(self, value: Any) -> None:
        if not isinstance(value, dict):
            raise TypeError(value)
        super().__init__(value)


def text(value: Any) -> str:
    """A value as a template writes it; a symbol in its canonical form.

    Raises:
        ValueError: it is no text.
    """
    if isinstance(value, Symbol):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, str | int | float):
        return str(value)
    raise ValueError(value)


STRICT: Mapping[str, Callable[..., Any]] = {
    "abs": abs,
    "alltrue": lambda items: all(item is True or item == "true" for item in items),
    "anytrue": lambda items: any(item is True or item == "true" for item in items),
    "ceil": math.ceil,
    "endswith": lambda subject, end: subject.endswith(end),
    "floor": math.floor,
    "format": _format,
    "jsondecode": json.loads,
    "lower": lambda subject: subject.lower(),
    "max": max,
    "min": min,
    "range": _range,
    "regex": _regex,
    "replace": _replace,
    "split": lambda by, subject: subject.split(by),
    "startswith": lambda subject, start: subject.startswith(start),
    "strcontains": lambda subject, part: part in subject,
    "substr": lambda subject, at, length: subject[at : at + length] if length >= 0 else subject[at:],
    "sum": sum,
    "title": lambda subject: re.sub(
        r"(^|\s)(\w)", lambda match: match.group(1) + match.group(2).upper(), subject
    ),
    "tobool": _tobool,
    "tonumber": _tonumber,
    "tostring": lambda value: None if value is None else text(value),
    "trim": lambda subject, cut: subject.strip(cut),
    "trimprefix": lambda subject, cut: subject.removeprefix(cut),
    "trimspace": lambda subject: subject.strip(),
    "trimsuffix": lambda subject, cut: subject.removesuffix(cut),
    "upper": lambda subject: subject.upper(),
}
"""Functions of values that must all be known."""

LOOSE: Mapping[str, Callable[..., Any]] = {
    "chunklist": lambda items, size: [items[at : at + size] for at in range(0, len(items), size)],
    "compact": lambda items: [item for item in items if item not in (None, "")],
    "concat": _concat,
    "distinct": _distinct,
    "element": _element,
    "flatten": _flatten,
    "jsonencode": Json,
    "keys": sorted,
    "length": len,
    "lookup": _lookup,
    "merge": _merge,
    "nonsensitive": lambda value: value,
    "one": _one,
    "reverse": lambda items: list(reversed(items)),
    "sensitive": lambda value: value,
    "setproduct": _setproduct,
    "setunion": lambda *sets: _distinct(_concat(*sets)),
    "slice": _slice,
    "tolist": list,
    "tomap": dict,
    "toset": _distinct,
    "values": lambda where: [where[key] for key in sorted(where)],
    "zipmap": lambda keys, values: dict(zip(keys, values, strict=True)),
}
"""Functions of collections whose elements need not be known."""


def is_json(value: Any) -> bool:
    """Whether a value is a document from `jsonencode`."""
    return isinstance(value, Json)
