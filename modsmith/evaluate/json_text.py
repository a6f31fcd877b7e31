"""JSON that is written as text with `${...}` in it, as policies in heredocs are: by its meaning, like `jsonencode`."""

from __future__ import annotations

import json
import re
from typing import Any

from modsmith.cty import values
from modsmith.cty.types import STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import Value

_HOLE = re.compile(r"\$\{[^{}]*\}")
_TRAVERSAL = re.compile(r"\$\{([\w-]+(?:\.[\w-]+|\[(?:\d+|\"[^\"]*\")\])+)\}")


def document(text: Unknown) -> Value | None:
    """The object that a text with holes represents, whatever their values; None if a hole is outside of the strings.

    Args:
        text: an origin with holes.
    """
    if not text.text.lstrip().startswith("{"):
        return None
    try:
        return _filled(json.loads(text.text), text)
    except (ValueError, TypeError, RecursionError):
        return None


def given_text(value: Value, declared: Type) -> Value:
    """What a caller gives for a text: controls see a JSON text with unknown parts by its content, so it is one again.

    Args:
        value: as `plain.from_plain` makes it.
        declared: the type of the variable that it is for.
    """
    if declared is not STRING or value.known or not isinstance(value.raw, dict | tuple):
        return value
    text = values.shortened(f"jsonencode({values.describe(value)})")
    return values.unknown(STRING, Unknown(text, values.joined_refers([value]), parts=value, json=True))


def _filled(value: Any, text: Unknown) -> Value:
    """A value of the document, its strings with holes as unknown values of their own."""
    if isinstance(value, dict):
        return values.object_({key: _filled(item, text) for key, item in value.items()})
    if isinstance(value, list):
        return values.tuple_(_filled(item, text) for item in value)
    if not isinstance(value, str) or not _HOLE.search(value):
        return values.from_python(value)
    refers = frozenset(one for one in text.refers if re.search(rf"{re.escape(one)}(?![\w-])", value))
    alone = _TRAVERSAL.fullmatch(value)
    if alone:
        sure = bool(refers) and not any(one.startswith(("var.", "module.")) for one in refers)
        return values.unknown(STRING, Unknown(alone.group(1), refers, sure=sure, direct=True))
    return values.unknown(STRING, Unknown(value, refers, holes=True))
