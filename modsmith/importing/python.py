"""Python literals, dicts and calls as text, laid out as `ruff format` does."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

WIDTH = 110
"""Columns of a line, above which it is broken."""

_LONGEST_TEXT, _SHORT = 95, 60
_STEP = "    "


@dataclass(frozen=True)
class Raw:
    """Python as it is written: the name of a constant, for example."""

    text: str


@dataclass(frozen=True)
class Call:
    """`name(arguments..., keyword=argument)`."""

    name: str
    arguments: tuple[Any, ...] = ()
    named: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """A value of a dict with the comment lines above it."""

    value: Any
    comment: tuple[str, ...] = ()


def show(value: Any, indent: int = 0, column: int = 0, tail: int = 1) -> str:
    """A value as Python.

    Args:
        value: a literal, `Raw` or `Call`.
        indent: of the line that it starts on, in steps of four spaces.
        column: where it starts on that line.
        tail: columns that must follow it on its last line.
    """
    line = None if _breaks(value) else _flat(value)
    if line is not None and column + len(line) + tail <= WIDTH:
        return line
    if isinstance(value, str):
        return _long_text(value, indent) if _divisible(value) else _text(value)
    inner = _STEP * (indent + 1)
    if isinstance(value, Call):
        return _broken_call(value, indent)
    if isinstance(value, Mapping):
        return _exploded("{", [*_entries(value, indent)], "}", indent)
    if isinstance(value, list | tuple):
        opening, closing = ("(", ")") if isinstance(value, tuple) else ("[", "]")
        return _exploded(opening, [show(item, indent + 1, len(inner)) for item in value], closing, indent)
    return line or _flat(value)


def _broken_call(value: Call, indent: int) -> str:
    """A call with one argument a line; a long text that is the only one is in pieces."""
    if not value.named and len(value.arguments) == 1 and _is_long(value.arguments[0]):
        return _long_text(value.arguments[0], indent, value.name)
    column = len(_STEP) * (indent + 1)
    items = [show(item, indent + 1, column) for item in value.arguments]
    items += [f"{key}={show(item, indent + 1, column + len(key) + 1)}" for key, item in value.named.items()]
    return _exploded(f"{value.name}(", items, ")", indent)


def _entries(value: Mapping[str, Any], indent: int) -> Iterator[str]:
    inner = _STEP * (indent + 1)
    for key, item in value.items():
        comment, inside = (item.comment, item.value) if isinstance(item, Entry) else ((), item)
        head = f"{_flat(key)}: "
        lines = "".join(f"# {line}".rstrip() + f"\n{inner}" for line in comment)
        yield f"{lines}{head}{show(inside, indent + 1, len(inner) + len(head))}"


def _exploded(opening: str, items: Sequence[str], closing: str, indent: int) -> str:
    if not items:
        return opening + closing
    inner = _STEP * (indent + 1)
    return "".join([opening, "\n", *(f"{inner}{item},\n" for item in items), _STEP * indent, closing])


def _breaks(value: Any) -> bool:
    """Whether it must take several lines: a comment in it, text of several lines, or a dict of several entries."""
    if isinstance(value, Entry):
        return bool(value.comment) or _breaks(value.value)
    if isinstance(value, str):
        return "\n" in value.rstrip("\n") and len(value) > _SHORT and _divisible(value)
    if isinstance(value, Call):
        return any(map(_breaks, (*value.arguments, *value.named.values())))
    if isinstance(value, Mapping):
        return any(map(_breaks, value.values()))
    return isinstance(value, Sequence) and any(map(_breaks, value))


def _flat(value: Any) -> str:
    """A value on one line."""
    if isinstance(value, Raw | str):
        return value.text if isinstance(value, Raw) else _text(value)
    if isinstance(value, Entry):
        return _flat(value.value)
    if isinstance(value, Call):
        items = [*map(_flat, value.arguments), *(f"{key}={_flat(item)}" for key, item in value.named.items())]
        return f"{value.name}({', '.join(items)})"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_flat(key)}: {_flat(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list | tuple):
        items = [*map(_flat, value)]
        one = "," if isinstance(value, tuple) and len(value) == 1 else ""
        text = ", ".join(items)
        return f"({text}{one})" if isinstance(value, tuple) else f"[{text}]"
    return repr(value)


def _text(text: str) -> str:
    """A string in the quotes that need fewer escapes; double ones if both need as many."""
    double = json.dumps(text, ensure_ascii=False)
    double = re.sub(r"[\u007f-\u009f\u2028\u2029\ufeff\u200b-\u200f\u202a-\u202e]", _escaped, double)
    if '\\"' not in double or "'" in text:
        return double
    return "'" + double[1:-1].replace('\\"', '"') + "'"


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _divisible(text: str) -> bool:
    return len(list(_pieces(text))) > 1


def _is_long(value: Any) -> bool:
    return isinstance(value, str) and _divisible(value)


def _long_text(text: str, indent: int, name: str = "") -> str:
    """Text of several lines, or a long one, in pieces; as the only argument of a call if that has a name."""
    inner = _STEP * (indent + 1)
    return "\n".join(
        [f"{name}(", *(f"{inner}{_text(piece)}" for piece in _pieces(text)), f"{_STEP * indent})"]
    )


def _pieces(text: str) -> Iterator[str]:
    """The lines of a text, long ones cut between words."""
    for line in text.splitlines(keepends=True) if "\x0b" not in text and "\x0c" not in text else [text]:
        words, piece = re.findall(r"\s*\S+\s*?(?=\s|$)|\s+", line), ""
        if "".join(words) != line:
            yield line
            continue
        for word in words:
            if piece and len(piece) + len(word) > _LONGEST_TEXT:
                yield piece
                piece = ""
            piece += word
        if piece:
            yield piece


def constant(name: str, text: str) -> str:
    """The assignment of a text of several lines to a constant."""
    first, _, rest = text.partition("\n")
    lines = f"{first}\n{textwrap.dedent(rest)}" if rest else first
    quiet = (
        "  # noqa: S105"
        if re.search(r"(?i)(^|_)(pas+wo?r?d|pass(phrase)?|pwd|token|secrete?)($|_)", name)
        else ""
    )
    if '"""' in lines:
        return f"{name} = {show(lines, 0, len(name) + 3)}{quiet}"
    raw = "r" if "\\" in lines else ""
    if raw and lines.endswith("\\"):
        return f"{name} = {show(lines, 0, len(name) + 3)}{quiet}"
    end = "\n" if lines.endswith('"') else ""
    return f'{name} = {raw}"""{lines}{end}"""{quiet}'
