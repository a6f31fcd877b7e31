"""Values as controls see them, and back: plain Python, `Symbol` and `Choice`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from modsmith.cty import numbers, values
from modsmith.cty.numbers import Number
from modsmith.cty.types import DYNAMIC
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value
from modsmith.evaluate.values import Choice, Symbol, choice


def plain(value: Value) -> Any:
    """A value for controls.

    An unknown value that may be one of several is a `Choice`, or their common value; a set or a JSON text of which
    parts are unknown has symbols in it.
    """
    raw = value.raw
    kind = type(raw)
    if kind is str or kind is bool:
        return raw
    if raw is NULL:
        return None
    if kind is tuple:
        return [plain(item) for item in raw]
    if kind is dict:
        return {key: plain(item) for key, item in raw.items()}
    if isinstance(raw, Number):
        return _number(raw)
    return _unknown(raw)


def _number(number: Number) -> int | float:
    if number.infinite:
        return float(numbers.text(number).replace("Infinity", "inf"))
    return number.whole() if number.is_whole else float(numbers.text(number))


def _unknown(origin: Unknown) -> Any:
    if origin.options:
        return choice((plain(option) for option in origin.options), origin.by)
    if origin.parts is not None and not origin.doubt:
        return (
            plain(origin.parts) if isinstance(origin.parts, Value) else [plain(one) for one in origin.parts]
        )
    return Symbol(
        origin.text,
        origin.refers,
        sure=origin.sure,
        direct=origin.direct,
        holes=origin.holes,
        problem=origin.doubt,
        strict=origin.strict,
    )


def from_plain(given: Any) -> Value:
    """The value of what a caller or a plan gives."""
    if isinstance(given, Symbol):
        origin = Unknown(
            given.text,
            given.refers,
            sure=given.sure,
            direct=given.direct,
            holes=given.holes,
            doubt=given.problem,
            strict=given.strict,
            given=True,
        )
        return values.unknown(DYNAMIC, origin)
    if isinstance(given, Choice):
        return values.choice(map(from_plain, given.options), given.by)
    if isinstance(given, Mapping):
        return values.object_({str(key): from_plain(item) for key, item in given.items()})
    if isinstance(given, list | tuple):
        return values.tuple_(map(from_plain, given))
    return values.from_python(given)
