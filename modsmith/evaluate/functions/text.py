"""Functions of text.

Source: https://developer.hashicorp.com/terraform/language/functions
"""

from __future__ import annotations

import re
import unicodedata

from modsmith.cty import types, values
from modsmith.cty.errors import EvaluationError, TooLargeError, UnsupportedError
from modsmith.cty.types import BOOL, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import FALSE, NULL, TRUE, Value
from modsmith.evaluate import evaluate as ev
from modsmith.evaluate.functions import patterns
from modsmith.evaluate.functions.signature import COUNT, TEXT, Function, NotKnownError, Parameter, int_of
from modsmith.hcl.read.syntax import SPACE

_JOINING = frozenset({"Mn", "Mc", "Me", "Cf", "Sk", "Cs", "Co", "Cn"})
_HANGUL = (0x1100, 0x11FF)
_REGIONAL = (0x1F1E6, 0x1F1FF)
_PICTURES = (0x1F300, 0x1FAFF)


def graphemes(text: str) -> list[str]:
    """The characters as a reader sees them.

    Raises:
        UnsupportedError: some consist of several code points.
    """
    if text.isascii():
        return re.findall(r"\r\n|.", text, re.DOTALL) if "\r" in text else list(text)
    for char in text:
        point = ord(char)
        if char.isascii():
            continue
        if (
            unicodedata.category(char) in _JOINING
            or _HANGUL[0] <= point <= _HANGUL[1]
            or 0xA960 <= point <= 0xA97F
            or 0xD7B0 <= point <= 0xD7FF
            or _REGIONAL[0] <= point <= _REGIONAL[1]
            or unicodedata.combining(char)
            or point in (0x0E33, 0x0EB3, 0x200D, 0xFE0F)
        ):
            raise UnsupportedError("characters of several code points")
    return re.findall(r"\r\n|.", text, re.DOTALL) if "\r" in text else list(text)


def _upper(text: str) -> str:
    """Upper case, character by character, as Go has it: `ß` stays."""
    if text.isascii():
        return text.upper()
    made = []
    for char in text:
        upper = char.upper()
        if len(upper) > 1:
            upper = char.title()
        made.append(upper if len(upper) == 1 else char)
    return "".join(made)


def _lower(text: str) -> str:
    if text.isascii():
        return text.lower()
    return "".join(lower if len(lower := char.lower()) == 1 else lower[0] for char in text)


def _title(text: str) -> str:
    """Go's `strings.Title`: capitals after anything but a letter, a digit or an underscore."""
    made = []
    after = True
    for char in text:
        title = char.title() if after else char
        made.append(title if len(title) == 1 else char)
        after = (
            not (char.isalpha() or char.isdecimal() or char == "_") if char.isascii() else _separates(char)
        )
    return "".join(made)


def _separates(char: str) -> bool:
    return not (unicodedata.category(char)[0] == "L" or unicodedata.category(char) == "Nd") and char in SPACE


def _simple(name: str, change: object) -> Function:
    def compute(given: list[Value], _: Type) -> Value:
        return values.string(change(given[0].raw))  # type: ignore[operator]

    return Function(name, (Parameter(STRING, dynamic=True),), None, STRING, compute)


def _reversed(text: str) -> str:
    return "".join(reversed(graphemes(text)))


def _chomp(text: str) -> str:
    return text.rstrip("\r\n") if text.endswith(("\n", "\r")) else text


def _check(name: str, test: object) -> Function:
    def compute(given: list[Value], _: Type) -> Value:
        return values.boolean(test(given[0].raw, given[1].raw))  # type: ignore[operator]

    return Function(name, (TEXT, TEXT), None, BOOL, compute)


def _startswith(given: list[Value], _: Type) -> Value:
    if isinstance(given[0].raw, Unknown):
        if given[1].raw == "":
            return TRUE
        raise NotKnownError
    return TRUE if given[0].raw.startswith(given[1].raw) else FALSE


def _trim(given: list[Value], _: Type) -> Value:
    return values.string(given[0].raw.strip(given[1].raw) if given[1].raw else given[0].raw)


def _trimprefix(given: list[Value], _: Type) -> Value:
    return values.string(given[0].raw.removeprefix(given[1].raw))


def _trimsuffix(given: list[Value], _: Type) -> Value:
    raw, suffix = given[0].raw, given[1].raw
    if isinstance(raw, Unknown):
        known = raw.text.rpartition("}")[2] if raw.holes else ""
        if suffix and not known.endswith(suffix[-len(known) or len(suffix) :]):
            return given[0]  # the end that is known is another one
        raise NotKnownError
    return values.string(given[0].raw.removesuffix(given[1].raw))


def _substr(given: list[Value], _: Type) -> Value:
    text, start, length = given[0].raw, int_of(given[1], "offset"), int_of(given[2], "length")
    chars = graphemes(text)
    if start < 0:
        start += len(chars)
    elif not length:
        return values.string("")
    chars = chars[max(start, 0) :]
    # Terraform counts up to the length, which it never meets if that is zero
    return values.string("".join(chars if length <= 0 else chars[:length]))


def _join(given: list[Value], _: Type) -> Value:
    by, lists = given[0].raw, given[1:]
    if not lists:
        raise EvaluationError("at least one list is required")
    items = [item for each in lists for item in each.raw]
    if any(item.raw is NULL for item in items):
        raise EvaluationError("cannot concatenate null values")
    parts = [part for item in items for part in (given[0], item)][1:]
    if all(each.known for each in lists):
        _fits(sum(len(part.raw) for part in parts))
        return values.string(by.join(item.raw for item in items))
    return values.over_options(parts, ev.joined)


def _fits(length: int) -> None:
    if length > values.LARGEST * 16:
        raise TooLargeError("a long text")


def _split(given: list[Value], _: Type) -> Value:
    by, text = given[0].raw, given[1].raw
    if not by:
        if not text.isascii() and any(unicodedata.combining(char) for char in text):
            raise UnsupportedError("characters of several code points")
        parts = list(text)
    else:
        parts = text.split(by)
    if not parts:
        return values.empty(types.list_of(STRING))
    return values.list_(map(values.string, parts), STRING)


def _indent(given: list[Value], _: Type) -> Value:
    spaces = int_of(given[0], "spaces")
    if spaces < 0:
        raise EvaluationError("spaces must not be negative")
    text = given[1].raw
    _fits(len(text) + spaces * max(1, text.count("\n")))
    return values.string(text.replace("\n", "\n" + " " * spaces))


def _replace(given: list[Value], _: Type) -> Value:
    text, what, by = (value.raw for value in given)
    if len(what.encode()) > 1 and what.startswith("/") and what.endswith("/"):
        return values.string(patterns.replaced(what[1:-1], text, by))
    _fits(len(text) + text.count(what) * len(by))
    return values.string(text.replace(what, by))


def _regex_type(given: list[Value]) -> Type:
    return patterns.result_type(given[0].raw) if isinstance(given[0].raw, str) else types.DYNAMIC


def _regexall_type(given: list[Value]) -> Type:
    return types.list_of(_regex_type(given))


def _regex(given: list[Value], _: Type) -> Value:
    found = next(iter(patterns.matches(given[0].raw, given[1].raw, limit=1)), None)
    if found is None:
        raise EvaluationError("pattern did not match any part of the given string")
    return found


def _regexall(given: list[Value], kind: Type) -> Value:
    return values.list_(patterns.matches(given[0].raw, given[1].raw), kind.element)


FUNCTIONS = (
    _simple("chomp", _chomp),
    _simple("lower", _lower),
    _simple("strrev", _reversed),
    _simple("title", _title),
    _simple("trimspace", lambda text: text.strip(SPACE)),
    _simple("upper", _upper),
    _check("endswith", lambda text, end: text.endswith(end)),
    Function("startswith", (Parameter(STRING, unknown=True), TEXT), None, BOOL, _startswith),
    _check("strcontains", lambda text, part: part in text),
    Function("indent", (COUNT, TEXT), None, STRING, _indent),
    Function("join", (TEXT,), Parameter(types.list_of(STRING)), STRING, _join),
    Function("regex", (TEXT, TEXT), None, _regex_type, _regex),
    Function("regexall", (TEXT, TEXT), None, _regexall_type, _regexall),
    Function("replace", (TEXT, TEXT, TEXT), None, STRING, _replace),
    Function("split", (TEXT, TEXT), None, types.list_of(STRING), _split),
    Function(
        "substr",
        (
            Parameter(STRING, dynamic=True),
            Parameter(COUNT.type, dynamic=True),
            Parameter(COUNT.type, dynamic=True),
        ),
        None,
        STRING,
        _substr,
    ),
    Function("trim", (TEXT, TEXT), None, STRING, _trim),
    Function("trimprefix", (TEXT, TEXT), None, STRING, _trimprefix),
    Function("trimsuffix", (Parameter(STRING, unknown=True), TEXT), None, STRING, _trimsuffix),
)
