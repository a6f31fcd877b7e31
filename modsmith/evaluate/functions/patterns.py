"""Regular expressions with RE2, the syntax that Go's have, and with Go's rules for replacing.

Source: https://pkg.go.dev/regexp
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import re2  # type: ignore[import-untyped,unused-ignore]

from modsmith.cty import types, values
from modsmith.cty.errors import EvaluationError, TooLargeError, UnsupportedError
from modsmith.cty.types import STRING, Type
from modsmith.cty.values import Value
from modsmith.evaluate import budget

_LONGEST = 10_000
_MOST_TEXT = 1_000_000
_NAME = re.compile(r"\$(?:\$|\{(\w+)\}|(\w+))")
_OTHER = re.compile(r"\\C")
"""What RE2 knows and Go does not: any byte."""

_PER_STEP = 500
"""Characters that count as a step each time that a text is searched: the library reads all of it."""


@lru_cache(maxsize=1_000)
def _compiled(pattern: str) -> Any:
    """A compiled pattern.

    Raises:
        EvaluationError: it is none.
    """
    if len(pattern) > _LONGEST:
        raise TooLargeError("a long regular expression")
    if _OTHER.search(pattern):
        raise UnsupportedError(r"a regular expression with \C")
    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(pattern, options)
    except re2.error as error:
        raise EvaluationError(f"invalid regexp pattern: {error}") from None


def _names(pattern: Any) -> list[str]:
    """The name of each group, "" if it has none."""
    made = [""] * pattern.groups
    for name, at in pattern.groupindex.items():
        made[at - 1] = name
    return made


def result_type(pattern: str) -> Type:
    """The type of what `regex` results in."""
    names = _names(_compiled(pattern))
    if not names:
        return STRING
    if all(names):
        return types.object_of(dict.fromkeys(names, STRING))
    if any(names):
        raise EvaluationError("cannot mix both named and unnamed capture groups")
    return types.tuple_of([STRING] * len(names))


def matches(pattern: str, text: str, limit: int = 0) -> list[Value]:
    """What `regex` results in for each match, up to a number of them."""
    compiled = _compiled(pattern)
    names = _names(compiled)
    made = []
    for found in _found(compiled, text):
        made.append(_result(found, names))
        if len(made) == limit:
            break
    return made


def _result(found: Any, names: list[str]) -> Value:
    if not names:
        return values.string(found.group())
    groups = [values.null(STRING) if group is None else values.string(group) for group in found.groups()]
    return values.object_(dict(zip(names, groups, strict=True))) if names[0] else values.tuple_(groups)


def _found(compiled: Any, text: str) -> Iterator[Any]:
    """All matches that do not overlap; an empty one does not follow another."""
    if len(text) > _MOST_TEXT:
        raise TooLargeError("a regular expression over a long text")
    at, before = 0, -1
    while at <= len(text):
        budget.step(1 + len(text) // _PER_STEP)
        found = compiled.search(text, at)
        if found is None:
            return
        start, end = found.span()
        accepted = True
        if end == at:
            accepted = start != before
            at += 1
        else:
            at = end
        before = end
        if accepted:
            yield found


def replaced(pattern: str, text: str, by: str) -> str:
    """A text with each match replaced; `$name` and `${1}` stand for groups."""
    compiled = _compiled(pattern)
    if len(text) > _MOST_TEXT:
        raise TooLargeError("a regular expression over a long text")
    made: list[str] = []
    at, last, size = 0, 0, 0
    while at <= len(text):
        budget.step(1 + len(text) // _PER_STEP)
        found = compiled.search(text, at)
        if found is None:
            break
        start, end = found.span()
        made.append(text[last:start])
        if end > last or start == 0:
            made.append(_expanded(by, found, compiled))
        size += len(made[-1])
        if size > values.LARGEST * 16:
            raise TooLargeError("a long text")
        last = end
        at = max(at + 1, end)
    made.append(text[last:])
    return "".join(made)


def _expanded(by: str, found: Any, compiled: Any) -> str:
    """The replacement of one match, as Go's `Regexp.Expand`."""
    if "$" not in by:
        return by

    def group(reference: re.Match[str]) -> str:
        name = reference.group(1) or reference.group(2)
        if name is None:
            return "$"
        if name.isascii() and name.isdecimal() and (name == "0" or not name.startswith("0")):
            number = int(name)
            return (found.group(number) or "") if number <= compiled.groups else ""
        if name in compiled.groupindex:
            return found.group(name) or ""
        return ""

    return _NAME.sub(group, by)
