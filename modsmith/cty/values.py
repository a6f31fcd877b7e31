"""Terraform's values.

Source: https://github.com/zclconf/go-cty/blob/main/docs/concepts.md
"""

from __future__ import annotations

import dataclasses
import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from modsmith.cty import numbers, types
from modsmith.cty.errors import EvaluationError, TooLargeError, UnsupportedError
from modsmith.cty.numbers import Number
from modsmith.cty.types import BOOL, DYNAMIC, NUMBER, STRING, Type
from modsmith.cty.unknown import Unknown

LARGEST = 200_000
"""The maximum size of a value: its elements at any depth, and one more for each 16 characters of text."""


class Null:
    """The content of a null value."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "null"


NULL: Final = Null()


class Value:
    """A value of a type.

    Attributes:
        type: its type; that of a null or unknown value may be `dynamic`.
        raw: a `str`, `bool` or `Number`, a tuple of values (list, set, tuple), a dict of values (map, object) in the
            order of its keys, `NULL`, or an `Unknown`.
        sensitive: whether the value itself is marked; its elements have marks of their own.
        size: elements at any depth.
        known: whether neither the value nor any part of it is unknown.
    """

    __slots__ = ("known", "raw", "sensitive", "size", "type")

    def __init__(
        self, type_: Type, raw: Any, sensitive: bool = False, size: int = 1, known: bool = True
    ) -> None:
        self.type, self.raw, self.sensitive, self.size, self.known = type_, raw, sensitive, size, known

    @property
    def is_null(self) -> bool:
        """Whether it is null."""
        return self.raw is NULL

    @property
    def is_unknown(self) -> bool:
        """Whether the value itself is unknown; a list with unknown elements is not."""
        return type(self.raw) is Unknown

    def __len__(self) -> int:
        return len(self.raw)

    def __repr__(self) -> str:
        return f"{self.type}: {self.raw!r}"

    def elements(self) -> Iterator[tuple[Value, Value]]:
        """Keys and values of a collection, in Terraform's order."""
        if isinstance(self.raw, dict):
            return ((string(key), item) for key, item in self.raw.items())
        if self.type.kind == "set":
            return ((item, item) for item in self.members or ())
        return ((number(at), item) for at, item in enumerate(self.raw))

    @property
    def members(self) -> tuple[Value, ...] | None:
        """The elements of a list, tuple or set; None if they are unknown.

        A set with unknown elements is unknown, because two of them may turn out to be the same, yet it has elements.
        """
        raw = self.raw
        if isinstance(raw, Unknown):
            raw = raw.parts if self.type.kind == "set" and not raw.options else None
        return raw if isinstance(raw, tuple) else None

    def marked(self, sensitive: bool) -> Value:
        """The value, marked as sensitive if asked for."""
        if not sensitive or self.sensitive:
            return self
        return Value(self.type, self.raw, True, self.size, self.known)

    def unmarked(self) -> Value:
        """The value without its own mark."""
        return Value(self.type, self.raw, False, self.size, self.known) if self.sensitive else self

    def typed(self, type_: Type) -> Value:
        """The same content with another type; for nulls, unknown values and empty collections."""
        return self if self.type is type_ else Value(type_, self.raw, self.sensitive, self.size, self.known)


def string(text: str) -> Value:
    """A string, in Unicode's normal form C as all strings of Terraform.

    Raises:
        TooLargeError: it is too long.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    size = 1 + len(text) // 16
    if size > LARGEST:
        raise TooLargeError("a text of more than 3 million characters")
    return Value(STRING, text, False, size)


def number(value: int | Number) -> Value:
    """A number; an integer has the precision of the machine's."""
    return Value(NUMBER, value if isinstance(value, Number) else numbers.integer(value))


TRUE: Final = Value(BOOL, True)
FALSE: Final = Value(BOOL, False)


def boolean(value: bool) -> Value:
    """A bool."""
    return TRUE if value else FALSE


NULL_VALUE: Final = Value(DYNAMIC, NULL)
"""`null`, of no type."""


def null(type_: Type) -> Value:
    """A null value of a type."""
    return Value(types.without_optional(type_), NULL)


def unknown(type_: Type, origin: Unknown, sensitive: bool = False) -> Value:
    """An unknown value."""
    return Value(type_, origin, sensitive, 1, False)


def _measured(items: Iterable[Value]) -> tuple[int, bool]:
    size, known = 1, True
    for item in items:
        size += item.size
        known = known and item.known
    if size > LARGEST:
        raise TooLargeError(f"a value of more than {LARGEST:,} elements")
    return size, known


def tuple_(items: Iterable[Value]) -> Value:
    """A tuple."""
    items = tuple(items)
    size, known = _measured(items)
    return Value(types.tuple_of(item.type for item in items), items, False, size, known)


def object_(items: Mapping[str, Value]) -> Value:
    """An object."""
    ordered = {key: items[key] for key in sorted(items)}
    size, known = _measured(ordered.values())
    return Value(
        types.object_of({key: item.type for key, item in ordered.items()}), ordered, False, size, known
    )


def list_(items: Iterable[Value], element: Type) -> Value:
    """A list whose elements all have this type, or none."""
    items = tuple(item if item.type is element else item.typed(element) for item in items)
    size, known = _measured(items)
    return Value(types.list_of(element), items, False, size, known)


def map_(items: Mapping[str, Value], element: Type) -> Value:
    """A map whose values all have this type, or none."""
    ordered = {key: items[key].typed(element) for key in sorted(items)}
    size, known = _measured(ordered.values())
    return Value(types.map_of(element), ordered, False, size, known)


def set_(items: Iterable[Value], element: Type) -> Value:
    """A set, which is unknown if an element is: two of them may turn out to be the same.

    Raises:
        UnsupportedError: its elements have no common type; Terraform itself stops working there.
    """
    items = tuple(items)
    if element is DYNAMIC and any(item.type is not DYNAMIC for item in items):
        raise UnsupportedError("a set of values of several types")
    items = tuple(item if item.type is element else item.typed(element) for item in items)
    size, known = _measured(items)
    sensitive = any(is_sensitive(item) for item in items)
    if sensitive:
        items = tuple(map(unmarked_deep, items))
    parts = _ordered(items, element)
    if not known:
        text = f"toset([{', '.join(map(describe, parts))}])"
        origin = Unknown(shortened(text), joined_refers(items), parts=parts, doubt=doubt(items))
        return unknown(types.set_of(element), origin, sensitive)
    size, _ = _measured(parts)
    return Value(types.set_of(element), parts, sensitive, size, True)


def _ordered(items: tuple[Value, ...], element: Type) -> tuple[Value, ...]:
    """The elements of a set, without repetitions: known, unknown, null."""
    known = [item for item in items if not item.is_unknown and not item.is_null]
    if element is STRING or element is NUMBER or element is BOOL:
        if element is NUMBER and len({item.raw.negative for item in known if not item.raw.sign}) > 1:
            raise UnsupportedError("a set of 0 and -0")
        kept = {item.raw: item for item in known}
        ordered = [kept[raw] for raw in sorted(kept)]
    else:
        by_hash: dict[tuple[bytes, int], Value] = {}
        for at, item in enumerate(known):
            by_hash.setdefault((hash_text(item).encode(), 0 if item.known else at), item)
        ordered = [by_hash[key] for key in sorted(by_hash)]
    unknown_ones = [item for item in items if item.is_unknown]
    return (*ordered, *unknown_ones, *[item for item in items if item.is_null][:1])


def hash_text(value: Value) -> str:
    """What cty sorts the elements of a set by if they are neither strings nor numbers nor bools."""
    raw = value.raw
    if raw is NULL:
        return "~"
    if isinstance(raw, Unknown):
        return "?"
    kind = value.type.kind
    if kind == "string":
        return go_quoted(raw)
    if kind == "number":
        if raw.negative and not raw.sign:
            raise UnsupportedError("a set with -0")
        return numbers_general(raw)
    if kind == "bool":
        return "T" if raw else "F"
    if kind == "map":
        return "{" + "".join(f"{go_quoted(key)}:{hash_text(item)};" for key, item in raw.items()) + "}"
    if kind == "object":
        return "<" + "".join(f"{hash_text(item)};" for item in raw.values()) + ">"
    inner = "".join(f"{hash_text(item)};" for item in raw)
    return f"<{inner}>" if kind == "tuple" else f"[{inner}]"


def numbers_general(value: Number) -> str:
    """A number with ten digits, as Go's `%.10g` writes it."""
    if value.infinite:
        return numbers.text(value)
    digits, point = numbers.exact_decimal(value)
    if not value.mantissa:
        return numbers.text(value)
    kept, moved = numbers.round_half_even(digits, 10) if len(digits) > 10 else (digits, 0)
    point += moved
    kept = kept.rstrip("0")
    sign = "-" if value.mantissa < 0 else ""
    exponent = point - 1
    if exponent < -4 or exponent >= 10:
        rest = f".{kept[1:]}" if len(kept) > 1 else ""
        return f"{sign}{kept[0]}{rest}e{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
    if point <= 0:
        return f"{sign}0.{'0' * -point}{kept}"
    if point >= len(kept):
        return f"{sign}{kept}{'0' * (point - len(kept))}"
    return f"{sign}{kept[:point]}.{kept[point:]}"


_GO_ESCAPES = {"\a": "\\a", "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\v": "\\v"}


def go_quoted(text: str) -> str:
    """A text as Go's `%q` writes it."""
    made = []
    for char in text:
        if char in '"\\':
            made.append("\\" + char)
        elif char in _GO_ESCAPES:
            made.append(_GO_ESCAPES[char])
        elif char.isprintable():
            made.append(char)
        elif ord(char) < 0x80:
            made.append(f"\\x{ord(char):02x}")
        elif ord(char) < 0x10000:
            made.append(f"\\u{ord(char):04x}")
        else:
            made.append(f"\\U{ord(char):08x}")
    return '"' + "".join(made) + '"'


def empty(type_: Type) -> Value:
    """An empty collection of a type."""
    return Value(type_, {} if type_.kind == "map" else ())


def is_sensitive(value: Value) -> bool:
    """Whether the value or any part of it is sensitive."""
    if value.sensitive:
        return True
    raw = value.raw
    if type(raw) is tuple:
        return any(map(is_sensitive, raw))
    return any(map(is_sensitive, raw.values())) if type(raw) is dict else False


def unmarked_deep(value: Value) -> Value:
    """The value without any marks."""
    if not is_sensitive(value):
        return value
    raw = value.raw
    if type(raw) is tuple:
        raw = tuple(map(unmarked_deep, raw))
    elif type(raw) is dict:
        raw = {key: unmarked_deep(item) for key, item in raw.items()}
    return Value(value.type, raw, False, value.size, value.known)


def unknowns(value: Value) -> Iterator[Unknown]:
    """What is unknown in a value, at any depth, options and parts included."""
    if value.known:
        return
    raw = value.raw
    if isinstance(raw, Unknown):
        if not raw.options:
            yield raw
        for option in raw.options:
            yield from unknowns(option)
        return
    for item in raw.values() if isinstance(raw, dict) else raw:
        yield from unknowns(item)


def refers(value: Value) -> frozenset[str]:
    """All addresses that a value comes from."""
    return _NOTHING if value.known else frozenset().union(*(_own(value)))


def _own(value: Value) -> Iterator[frozenset[str]]:
    if value.known:
        return
    raw = value.raw
    if isinstance(raw, Unknown):
        yield raw.refers
        for option in raw.options:
            yield from _own(option)
    else:
        for item in raw.values() if isinstance(raw, dict) else raw:
            yield from _own(item)


_NOTHING: frozenset[str] = frozenset()


def joined_refers(values: Iterable[Value]) -> frozenset[str]:
    """All addresses that values come from."""
    return _NOTHING.union(*(refers(value) for value in values if not value.known))


def doubt(given: Value | Iterable[Value]) -> str:
    """Why modsmith cannot compute what Terraform may know or refuse; "" if Terraform does not know it either."""
    if not isinstance(given, Value):
        return next(filter(None, map(doubt, given)), "")
    if given.known:
        return ""
    raw = given.raw
    if isinstance(raw, Unknown):
        return raw.doubt or doubt(raw.options)
    return doubt(raw.values() if isinstance(raw, dict) else raw)


def options(value: Value) -> tuple[Value, ...]:
    """What the value may be; itself if it does not depend on an unknown condition."""
    return value.raw.options or (value,) if isinstance(value.raw, Unknown) else (value,)


_MOST_OPTIONS = 64


def choice(given: Iterable[Value], by: str, type_: Type | None = None, sensitive: bool = False) -> Value:
    """An unknown value that is one of several."""
    flat: dict[Any, Value] = {}
    why = ""
    for value in given:
        why = why or doubt(value)
        for option in options(value):
            flat.setdefault(identity(option), option)
        sensitive = sensitive or value.sensitive
    kept = tuple(flat.values())
    kind = type_ or (kept[0].type if all(one.type is kept[0].type for one in kept) else DYNAMIC)
    text = shortened(f"({' or '.join(map(describe, kept))})")
    sure = all(not one.is_null and (not one.is_unknown or one.raw.sure) for one in kept)
    if len(kept) > _MOST_OPTIONS:
        return unknown(kind, Unknown(text, joined_refers(kept), sure, doubt=why), sensitive)
    origin = Unknown(text, joined_refers(kept), sure, options=kept, by=by, doubt=why)
    return unknown(kind, origin, sensitive)


def identity(value: Value) -> Any:
    """What two values have in common only if they are the same."""
    raw = value.raw
    if isinstance(raw, tuple):
        return (value.type, *map(identity, raw))
    if isinstance(raw, dict):
        return (value.type, *((key, identity(item)) for key, item in raw.items()))
    return (value.type, raw)


def over_options(values: list[Value], compute: Callable[[list[Value]], Value]) -> Value:
    """The result of a computation for values that may each be one of several.

    What Terraform knows of the result, and its type, follow from the values alone; what they may be only tells what
    an unknown result may be.
    """
    combinations = 0
    for value in values:
        raw = value.raw
        if isinstance(raw, Unknown) and raw.options:
            combinations = (combinations or 1) * len(raw.options)
    if not combinations:
        return compute(values)
    alone = compute([_without_options(value) for value in values])
    if not isinstance(alone.raw, Unknown) or combinations > _MOST_COMBINATIONS:
        return alone
    made, by, may_fail = list[Value](), "", False
    for each, reasons in _combinations(values):
        by = by or reasons
        try:
            made.append(compute(each))
        except EvaluationError:
            may_fail = True
    if not made:
        return alone
    chosen = choice(made, by, alone.type, alone.sensitive)
    origin = dataclasses.replace(
        chosen.raw,
        sure=chosen.raw.sure and alone.raw.sure,
        may_fail=may_fail or chosen.raw.may_fail,
        doubt=chosen.raw.doubt or alone.raw.doubt,
    )
    return unknown(chosen.type, origin, chosen.sensitive)


def _combinations(values: list[Value]) -> Iterator[tuple[list[Value], str]]:
    """The values with each of their options, and what decides between them."""
    for at, value in enumerate(values):
        raw = value.raw
        if isinstance(raw, Unknown) and raw.options:
            for option in raw.options:
                one = option.marked(value.sensitive)
                for rest, by in _combinations(values[at + 1 :]):
                    yield [*values[:at], one, *rest], raw.by or by
            return
    yield values, ""


_MOST_COMBINATIONS = 256


def _without_options(value: Value) -> Value:
    raw = value.raw
    if not isinstance(raw, Unknown) or not raw.options:
        return value
    return unknown(value.type, dataclasses.replace(raw, options=(), by=""), value.sensitive)


def not_null(value: Value) -> bool:
    """Whether a value certainly is not null."""
    raw = value.raw
    return raw.sure if isinstance(raw, Unknown) else raw is not NULL


_LONGEST = 400


def shortened(text: str) -> str:
    """A long text by its beginning and its digest: it must stay the same for the same value, and for no other."""
    if len(text) <= _LONGEST:
        return text
    import hashlib  # noqa: PLC0415 - rarely needed

    return f"{text[:77]}...{hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def describe(value: Value) -> str:
    """A readable text of a value; equal for equal values."""
    raw = value.raw
    if isinstance(raw, Unknown):
        return raw.text
    if raw is NULL:
        return "null"
    kind = value.type.kind
    if kind == "string":
        return f'"{raw}"' if len(raw) <= _LONGEST else shortened(f'"{raw}"')
    if kind == "bool":
        return "true" if raw else "false"
    if kind == "number":
        return numbers.text(raw)
    if isinstance(raw, dict):
        return shortened("{" + ", ".join(f"{key} = {describe(item)}" for key, item in raw.items()) + "}")
    return shortened(f"[{', '.join(map(describe, raw))}]")


def from_python(given: Any) -> Value:
    """The value of what JSON has, as Terraform reads it: lists are tuples, objects are objects."""
    if isinstance(given, Value):
        return given
    if given is None:
        return NULL_VALUE
    if isinstance(given, bool):
        return boolean(given)
    if isinstance(given, str):
        return string(given)
    if isinstance(given, int):
        return Value(NUMBER, numbers.Number(given, 0, numbers.DECIMAL))
    if isinstance(given, float):
        return Value(NUMBER, numbers.parse(repr(given)))
    if isinstance(given, Number):
        return Value(NUMBER, given)
    if isinstance(given, Mapping):
        return object_({str(key): from_python(item) for key, item in given.items()})
    if isinstance(given, list | tuple):
        return tuple_(map(from_python, given))
    raise TypeError(given)


def to_json(value: Value) -> str:
    """A known value as `jsonencode` writes it."""
    return json_text(value)


_HTML = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def json_string(text: str) -> str:
    """A text as Go's JSON writes it."""
    made = json.dumps(text, ensure_ascii=False)
    return made.replace("\x7f", "\x7f").translate(_HTML)


def json_text(value: Value) -> str:
    """A wholly known value as JSON."""
    raw = value.raw
    if raw is NULL:
        return "null"
    kind = value.type.kind
    if kind == "string":
        return json_string(raw)
    if kind == "number":
        return numbers.text(raw)
    if kind == "bool":
        return "true" if raw else "false"
    if isinstance(raw, dict):
        return "{" + ",".join(f"{json_string(key)}:{json_text(item)}" for key, item in raw.items()) + "}"
    return "[" + ",".join(map(json_text, raw)) + "]"


def renamed(value: Value, change: Callable[[Unknown], Unknown]) -> Value:
    """A value whose unknown parts come from elsewhere."""
    if value.known:
        return value
    raw = value.raw
    if isinstance(raw, Unknown):
        made = change(raw)
        if raw.options:
            made = dataclasses.replace(made, options=tuple(renamed(one, change) for one in raw.options))
        if raw.parts is not None:
            made = dataclasses.replace(made, parts=_renamed_parts(raw.parts, change))
        return Value(value.type, made, value.sensitive, value.size, False)
    if isinstance(raw, dict):
        content: Any = {key: renamed(item, change) for key, item in raw.items()}
    else:
        content = tuple(renamed(item, change) for item in raw)
    return Value(value.type, content, value.sensitive, value.size, False)


def _renamed_parts(parts: Any, change: Callable[[Unknown], Unknown]) -> Any:
    if isinstance(parts, Value):
        return renamed(parts, change)
    return tuple(renamed(one, change) for one in parts)
