"""HCL's operators, of values that may be unknown or one of several."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from typing import Any

from modsmith.evaluate import functions
from modsmith.evaluate.functions import MISTAKES
from modsmith.evaluate.texts import text
from modsmith.evaluate.values import Choice, Symbol, choice, is_known, refers, same

_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "%": math.fmod,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


def unary(sign: str, value: Any) -> Any:
    """`!value` or `-value`."""
    return _each(value, lambda one: _applied(sign, one))


def binary(sign: str, left: Any, right: Any) -> Any:
    """`left sign right`, both sides already evaluated."""
    if sign in ("&&", "||"):
        return _logical(sign, left, right)
    return _each(left, lambda one: _each(right, lambda other: _compared(sign, one, other)))


def _applied(sign: str, value: Any) -> Any:
    if isinstance(value, Symbol):
        return Symbol(f"{sign}{value.text}", value.refers)
    try:
        return not boolean(value) if sign == "!" else -value
    except MISTAKES:
        return Symbol(f"{sign}{value!r}", sure=False)


def _logical(sign: str, left: Any, right: Any) -> Any:
    """`false && x` is false for every x, and Terraform treats unknown values the same way."""
    decisive = sign == "||"
    sides = [_each(side, _boolean_or_symbol) for side in (left, right)]
    if any(side is decisive for side in sides):
        return decisive
    rest = [side for side in sides if side is not (not decisive)]
    if not rest:
        return not decisive
    if len(rest) == 1:
        return rest[0]
    return Symbol(f" {sign} ".join(text(side) for side in rest), refers(rest), sure=True)


def _boolean_or_symbol(value: Any) -> Any:
    return value if isinstance(value, Symbol) else boolean(value)


def boolean(value: Any) -> bool:
    """A boolean, which may be spelled as text.

    Raises:
        ValueError: it is none.
    """
    if isinstance(value, bool):
        return value
    if value in ("true", "false"):
        return bool(value == "true")
    raise ValueError(value)


def _compared(sign: str, left: Any, right: Any) -> Any:
    if sign in ("==", "!="):
        equal = _equal(left, right)
        return equal if equal is None or isinstance(equal, Symbol) else equal == (sign == "==")
    if isinstance(left, Symbol) or isinstance(right, Symbol):
        return Symbol(f"{text(left)} {sign} {text(right)}", refers([left, right]))
    try:
        return functions.whole(
            _OPERATORS[sign](functions.STRICT["tonumber"](left), functions.STRICT["tonumber"](right))
        )
    except MISTAKES:
        return Symbol(f"{left!r} {sign} {right!r}", sure=False)


def _equal(left: Any, right: Any) -> Any:
    if is_known(left) and is_known(right):
        return same(_plain(left), _plain(right))
    for one, other in ((left, right), (right, left)):
        if one is None and (
            other.sure if isinstance(other, Symbol) else isinstance(other, Mapping | list | tuple)
        ):
            return False
    if left == right:
        return True
    return Symbol(f"{text(left)} == {text(right)}", refers([left, right]))


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _each(value: Any, apply: Callable[[Any], Any]) -> Any:
    if isinstance(value, Choice):
        return choice((apply(option) for option in value.options), value.by)
    try:
        return apply(value)
    except ValueError:
        return Symbol(text(value), refers(value), sure=False)
