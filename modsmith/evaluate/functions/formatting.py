"""`format` and `formatlist`.

Source: https://developer.hashicorp.com/terraform/language/functions/format
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from modsmith.cty import numbers, types, values
from modsmith.cty.convert import convert
from modsmith.cty.errors import EvaluationError, TooLargeError, UnsupportedError
from modsmith.cty.numbers import Number
from modsmith.cty.types import BOOL, DYNAMIC, NUMBER, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value
from modsmith.evaluate import evaluate as ev
from modsmith.evaluate.functions.signature import TEXT, Function, NotKnownError, Parameter
from modsmith.evaluate.functions.text import graphemes

_VERB = re.compile(r"%([0#\-+ ]*)([1-9]\d*)?(?:\.(\d*))?(?:\[([1-9]\d*)\])?([a-zA-Z])|%%|%", re.ASCII)
_WIDEST = 10_000
_ARGUMENTS = Parameter(DYNAMIC, null=True, unknown=True)


@dataclass(frozen=True)
class _Verb:
    """A verb: `%-5.2f`."""

    flags: str
    width: int
    precision: int | None
    mode: str
    raw: str


def formatted(pattern: str, given: list[Value]) -> list[Value]:
    """The parts of a formatted text: literal text and arguments; those of `%s` and `%v` may be unknown.

    Raises:
        EvaluationError: the pattern and the arguments do not fit.
    """
    parts: list[Value] = []
    at, following, highest = 0, 1, 0
    for found in _VERB.finditer(pattern):
        parts.append(values.string(pattern[at : found.start()]))
        at = found.end()
        if found.group() == "%%":
            parts.append(values.string("%"))
            continue
        if found.group() == "%":
            raise EvaluationError("invalid format string")
        number = int(found.group(4) or following)
        following, highest = number + 1, max(highest, number)
        if number > len(given):
            raise EvaluationError(f"not enough arguments for {found.group()!r}")
        parts.append(_argument(found, given[number - 1]))
    parts.append(values.string(pattern[at:]))
    if highest < len(given):
        raise EvaluationError("too many arguments for the format string")
    return parts


def _argument(found: re.Match[str], value: Value) -> Value:
    flags, width, precision, _, mode = found.groups()
    verb = _Verb(
        flags, int(width or -1), None if precision is None else int(precision or 0), mode, found.group()
    )
    if max(verb.width, verb.precision or 0) > _WIDEST:
        raise TooLargeError("a wide format")
    if value.raw is NULL and mode != "v":
        raise EvaluationError("null value cannot be formatted")
    if mode not in _MODES:
        raise EvaluationError(f"unsupported format verb {mode!r}")
    if not value.known:
        if (
            isinstance(value.raw, Unknown)
            and mode in "sv"
            and verb.width < 0
            and precision is None
            and "#" not in flags
        ):
            return convert(value, STRING)
        raise NotKnownError
    return values.string(_MODES[mode](verb, value))


def _as_is(verb: _Verb, value: Value) -> str:
    if "#" not in verb.flags and value.raw is not NULL:
        if value.type is STRING:
            return _padded(verb, value.raw)
        if value.type is NUMBER:
            return _padded(verb, _general(value.raw))
    return _padded(verb, values.json_text(value))


def _general(raw: Number) -> str:
    """A number as Go's `Text('g', -1)`."""
    if raw.infinite or not raw.mantissa:
        return numbers.text(raw)
    sign = "-" if raw.negative else ""
    return sign + _shortest_general(numbers.negate(raw) if sign else raw, "g")


def _bool(_: _Verb, value: Value) -> str:
    return "true" if convert(value, BOOL).raw else "false"


def _string(verb: _Verb, value: Value) -> str:
    text = str(convert(value, STRING).raw)
    if verb.precision:
        text = "".join(graphemes(text)[: verb.precision])
    return _padded(verb, values.json_string(text) if verb.mode == "q" else text)


def _padded(verb: _Verb, text: str) -> str:
    missing = verb.width - len(graphemes(text)) if verb.width >= 0 else 0
    if missing <= 0:
        return text
    fill = ("0" if "0" in verb.flags else " ") * missing
    return text + fill if "-" in verb.flags else fill + text


_BASES = {"b": "b", "d": "d", "o": "o", "x": "x", "X": "X"}
_PREFIXES = {"b": "0b", "d": "", "o": "0", "x": "0x", "X": "0X"}


def _integer(verb: _Verb, value: Value) -> str:
    raw: Number = convert(value, NUMBER).raw
    if not raw.is_whole:
        raise EvaluationError("an integer is required")
    whole = raw.whole()
    digits = format(abs(whole), _BASES[verb.mode])
    if verb.precision is not None:
        if not verb.precision and not whole:
            digits = ""
        digits = digits.zfill(verb.precision)
    prefix = _PREFIXES[verb.mode] if "#" in verb.flags else ""
    sign = _sign(verb, whole < 0)
    return _numeric(verb, sign + prefix, digits, zeros=verb.precision is None)


def _sign(verb: _Verb, negative: bool) -> str:
    if negative:
        return "-"
    return "+" if "+" in verb.flags else " " if " " in verb.flags else ""


def _numeric(verb: _Verb, sign: str, digits: str, *, zeros: bool) -> str:
    missing = verb.width - len(sign) - len(digits)
    if missing <= 0:
        return sign + digits
    if "-" in verb.flags:
        return sign + digits + " " * missing
    if "0" in verb.flags and zeros:
        return sign + "0" * missing + digits
    return " " * missing + sign + digits


def _real(verb: _Verb, value: Value) -> str:
    raw: Number = convert(value, NUMBER).raw
    if raw.infinite or "#" in verb.flags:
        raise UnsupportedError("a special number in a format")
    negative = raw.negative
    size = numbers.negate(raw) if negative else raw
    if verb.mode == "f":
        digits = numbers.fixed(size, 6 if verb.precision is None else verb.precision)
    elif verb.mode in "eE":
        digits = _scientific(size, 6 if verb.precision is None else verb.precision, verb.mode)
    elif verb.precision is None:
        digits = _shortest_general(size, verb.mode)
    else:
        raise UnsupportedError("%g with a precision")
    return _numeric(verb, _sign(verb, negative), digits, zeros=True)


_EXPONENT = 6
"""From this exponent on, Go writes it."""


def _shortest_general(raw: Number, mode: str) -> str:
    digits, point = numbers.shortest(raw)
    exponent = point - 1
    if raw.mantissa and (exponent < -4 or exponent >= _EXPONENT):
        rest = f".{digits[1:]}" if len(digits) > 1 else ""
        letter = "E" if mode == "G" else "e"
        return f"{digits[0]}{rest}{letter}{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
    return numbers.text(raw)


def _scientific(raw: Number, places: int, letter: str) -> str:
    if not raw.mantissa:
        rest = "." + "0" * places if places else ""
        return f"0{rest}{letter}+00"
    digits, point = numbers.exact_decimal(raw)
    kept, moved = numbers.round_half_even(digits, places + 1)
    exponent = point + moved - 1
    kept = kept.ljust(places + 1, "0")[: places + 1]
    rest = f".{kept[1:]}" if places else ""
    return f"{kept[0]}{rest}{letter}{'-' if exponent < 0 else '+'}{abs(exponent):02d}"


_MODES: Mapping[str, Callable[[_Verb, Value], str]] = {
    "v": _as_is,
    "t": _bool,
    **dict.fromkeys("bdoxX", _integer),
    **dict.fromkeys("eEfgG", _real),
    "s": _string,
    "q": _string,
}


def _format(given: list[Value], _: Type) -> Value:
    pattern, *arguments = given
    # Terraform checks nothing while an argument is unknown
    parts = formatted(pattern.raw, arguments)
    return ev.joined(parts)


def _format_known(given: list[Value], kind: Type) -> Value:
    if all(value.known for value in given):
        return _format(given, kind)
    try:
        return _format(given, kind)
    except EvaluationError:
        raise NotKnownError from None


def _formatlist(given: list[Value], kind: Type) -> Value:
    pattern, *arguments = given
    if not arguments:
        return values.list_([_format(given, kind)], STRING)
    lengths = set()
    for value in arguments:
        if value.type.is_sequence and value.raw is not NULL:
            if isinstance(value.raw, Unknown):
                raise NotKnownError
            lengths.add(len(value.raw))
    if len(lengths) > 1:
        raise EvaluationError("the lists have different lengths")
    length = lengths.pop() if lengths else 1
    made = []
    for at in range(length):
        row = [
            value.raw[at] if value.type.is_sequence and value.raw is not NULL else value
            for value in arguments
        ]
        made.append(_format_known([pattern, *row], STRING))
    return values.list_(made, STRING)


FUNCTIONS = (
    Function("format", (TEXT,), _ARGUMENTS, STRING, _format_known, text=True),
    Function("formatlist", (TEXT,), _ARGUMENTS, types.list_of(STRING), _formatlist),
)
