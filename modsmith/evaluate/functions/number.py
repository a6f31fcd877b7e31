"""Functions of numbers.

Source: https://developer.hashicorp.com/terraform/language/functions
"""

from __future__ import annotations

import math
import string

from modsmith.cty import numbers
from modsmith.cty.errors import EvaluationError, TooLargeError, UnsupportedError
from modsmith.cty.numbers import Number
from modsmith.cty.types import DYNAMIC, NUMBER, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import Value
from modsmith.evaluate.functions.signature import (
    COUNT,
    Function,
    Implementation,
    NotKnownError,
    Parameter,
    int_of,
)

_DIGITS = string.digits + string.ascii_lowercase + string.ascii_uppercase
_MOST_DIGITS = 4_000


def _abs(given: list[Value], _: Type) -> Value:
    raw: Number = given[0].raw
    return Value(NUMBER, numbers.negate(raw) if raw.negative else raw)


def _whole(direction: int) -> Implementation:
    def compute(given: list[Value], _: Type) -> Value:
        raw: Number = given[0].raw
        if raw.is_whole or raw.infinite:
            return given[0] if raw.sign else Value(NUMBER, numbers.Number(0, 0, raw.precision))
        made = raw.whole()
        if (direction > 0) == (raw.sign > 0):
            made += direction
        return Value(NUMBER, numbers.rounded(made, 0, raw.precision))

    return compute


def _extreme(direction: int) -> Implementation:
    def compute(given: list[Value], _: Type) -> Value:
        if not given:
            raise EvaluationError("must pass at least one number")
        found = given[0].raw
        for value in given[1:]:
            if numbers.compare(value.raw, found) * direction > 0:
                found = value.raw
        return Value(NUMBER, found)

    return compute


def _float(value: Value) -> float:
    raw: Number = value.raw
    if raw.infinite:
        return math.inf * raw.infinite
    try:
        return float(raw.fraction())
    except OverflowError:
        raise EvaluationError("the number is too large") from None


def _log(given: list[Value], _: Type) -> Value:
    number, base = map(_float, given)
    if number <= 0 or base <= 0 or base == 1 or math.inf in (number, base):
        raise UnsupportedError("a logarithm that is no number")
    made = math.log(number) / math.log(base)
    if made == round(made) and base ** round(made) == number:
        return Value(NUMBER, numbers.from_float(made))
    raise UnsupportedError("a logarithm with a fraction")


def _pow(given: list[Value], _: Type) -> Value:
    number, power = map(_float, given)
    if power == 0 or number == 1:
        return Value(NUMBER, numbers.from_float(1.0))
    if power != round(power) or not math.isfinite(number):
        raise UnsupportedError("a power with a fraction")
    if abs(power) > 1100:
        raise UnsupportedError("a large power")
    exact = given[0].raw.fraction()
    if not exact and power < 0:
        raise UnsupportedError("zero to a negative power")
    if not exact:
        negative = given[0].raw.negative and int(power) % 2 == 1
        return Value(NUMBER, numbers.from_float(-0.0 if negative else 0.0))
    made = exact ** int(power)
    if (
        made.numerator.bit_length() <= numbers.FLOAT
        and made.denominator.bit_length() <= numbers.FLOAT
        and (made.denominator & (made.denominator - 1) == 0)
    ):
        return Value(NUMBER, numbers.from_float(float(made)))
    raise UnsupportedError("a power that a float does not hold")


def _signum(given: list[Value], _: Type) -> Value:
    made = int_of(given[0])
    return Value(NUMBER, numbers.integer((made > 0) - (made < 0)))


def _parseint_type(given: list[Value]) -> Type:
    if given[0].type is not STRING:
        raise EvaluationError("first argument must be a string")
    return NUMBER


def _parseint(given: list[Value], _: Type) -> Value:
    text, base = given
    sensitive = text.sensitive or base.sensitive
    if isinstance(text.raw, Unknown) or isinstance(base.raw, Unknown):
        raise NotKnownError
    radix = int_of(base, "base")
    if not 2 <= radix <= 62:
        raise EvaluationError("base must be a whole number between 2 and 62 inclusive")
    digits = text.raw.removeprefix("-") if text.raw.startswith("-") else text.raw.removeprefix("+")
    if len(digits) > _MOST_DIGITS:
        raise TooLargeError("a number with many digits")
    allowed = _DIGITS[:radix]
    if radix <= 36:
        digits = digits.lower()
    if not digits or any(char not in allowed for char in digits):
        raise EvaluationError(f"cannot parse {text.raw!r} as a base {radix} integer")
    made = 0
    for char in digits:
        made = made * radix + allowed.index(char)
    return Value(NUMBER, numbers.integer(-made if text.raw.startswith("-") else made)).marked(sensitive)


_OPEN = Parameter(DYNAMIC, unknown=True, marked=True)

FUNCTIONS = (
    Function("abs", (COUNT,), None, NUMBER, _abs),
    Function("ceil", (COUNT,), None, NUMBER, _whole(1)),
    Function("floor", (COUNT,), None, NUMBER, _whole(-1)),
    Function("log", (COUNT, COUNT), None, NUMBER, _log),
    Function("max", (), Parameter(NUMBER, dynamic=True), NUMBER, _extreme(1)),
    Function("min", (), Parameter(NUMBER, dynamic=True), NUMBER, _extreme(-1)),
    Function(
        "parseint", (_OPEN, Parameter(NUMBER, unknown=True, marked=True)), None, _parseint_type, _parseint
    ),
    Function("pow", (COUNT, COUNT), None, NUMBER, _pow),
    Function("signum", (COUNT,), None, NUMBER, _signum),
)
