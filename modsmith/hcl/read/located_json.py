"""JSON with the line of each name; the standard library reports no lines and drops duplicate names.

Source: https://github.com/hashicorp/hcl/blob/main/json/spec.md
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from modsmith.hcl.blocks import Expression

_SPACE = re.compile(r"[ \t\n\r]*")


def _number(text: str) -> Any:
    """A number with a fraction or an exponent: an expression if no float has its value."""
    near = float(text)
    is_exact = math.isfinite(near) and Decimal(repr(near)) == Decimal(text)
    return near if is_exact else Expression(text)


def _constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


_SCALAR = json.JSONDecoder(parse_float=_number, parse_constant=_constant)


@dataclass(frozen=True)
class Member:
    """One `"name": value` of an object."""

    name: str
    value: Any
    line: int


class Object(dict[str, Any]):
    """An object: the dict has the last value of each name, `members` all values.

    Attributes:
        members: in the order of the text.
        line: its first line.
    """

    def __init__(self, members: list[Member], line: int) -> None:
        super().__init__((member.name, member.value) for member in members)
        self.members, self.line = tuple(members), line

    def lines(self) -> dict[str, int]:
        """Name to the line of its first occurrence."""
        return {member.name: member.line for member in reversed(self.members)}


def loads(text: str) -> Any:
    """The value of a text; its objects are `Object`s.

    Raises:
        json.JSONDecodeError: it is not JSON.
        RecursionError: it is nested too deeply.
    """
    reader = _Reader(text)
    value, end = reader.value(reader.skip(0))
    if reader.skip(end) != len(text):
        raise json.JSONDecodeError("unexpected text after the end", text, end)
    return value


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [found.start() for found in re.finditer("\n", text)]

    def value(self, at: int) -> tuple[Any, int]:
        """The value at a position, and the position of its end."""
        opening = self._text[at : at + 1]
        if opening == "{":
            members: list[Member] = []
            end = self._items(at + 1, "}", lambda start: self._member(start, members))
            return Object(members, self._line(at)), end
        if opening == "[":
            items: list[Any] = []
            end = self._items(at + 1, "]", lambda start: self._item(start, items))
            return items, end
        return _SCALAR.raw_decode(self._text, at)

    def skip(self, at: int) -> int:
        """The position after white space."""
        found = _SPACE.match(self._text, at)
        return found.end() if found else at

    def _items(self, at: int, closing: str, read: Any) -> int:
        """Reads items separated by commas, and returns the position after the closing bracket."""
        at = self.skip(at)
        if self._text[at : at + 1] == closing:
            return at + 1
        while True:
            at = self.skip(read(self.skip(at)))
            mark = self._text[at : at + 1]
            if mark == closing:
                return at + 1
            if mark != ",":
                raise json.JSONDecodeError(f"`,` or `{closing}` is missing", self._text, at)
            at += 1

    def _member(self, at: int, members: list[Member]) -> int:
        if self._text[at : at + 1] != '"':
            raise json.JSONDecodeError("a name in double quotes is missing", self._text, at)
        name, end = _SCALAR.raw_decode(self._text, at)
        end = self.skip(end)
        if self._text[end : end + 1] != ":":
            raise json.JSONDecodeError("`:` is missing", self._text, end)
        value, after = self.value(self.skip(end + 1))
        members.append(Member(name, value, self._line(at)))
        return after

    def _item(self, at: int, items: list[Any]) -> int:
        value, end = self.value(at)
        items.append(value)
        return end

    def _line(self, at: int) -> int:
        return bisect_right(self._ends, at - 1) + 1


def members(value: Any) -> Iterator[Member]:
    """All members of an object, including duplicate names."""
    yield from value.members if isinstance(value, Object) else ()
