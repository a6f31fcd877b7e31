"""JSON that is written as text with `${...}` in it, as policies in heredocs are: by its meaning, like `jsonencode`."""

from __future__ import annotations

import json
import re
from typing import Any

from modsmith.evaluate.functions import Json
from modsmith.evaluate.values import Symbol

_HOLE = re.compile(r"\$\{[^{}]*\}")
_TRAVERSAL = re.compile(r"\$\{([\w-]+(?:\.[\w-]+|\[(?:\d+|\"[^\"]*\")\])+)\}")


def document(text: Symbol) -> Json | None:
    """The object that a text with holes represents, whatever their values; None if a hole is outside of the strings.

    Args:
        text: a symbol with holes.
    """
    if not text.text.lstrip().startswith("{"):
        return None
    try:
        return Json(_filled(json.loads(text.text), text))
    except (ValueError, TypeError, RecursionError):
        return None


def _filled(value: Any, text: Symbol) -> Any:
    """A value of the document, its strings with holes as symbols of their own."""
    if isinstance(value, dict):
        return {key: _filled(item, text) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, text) for item in value]
    if not isinstance(value, str) or not _HOLE.search(value):
        return value
    refers = frozenset(one for one in text.refers if re.search(rf"{re.escape(one)}(?![\w-])", value))
    alone = _TRAVERSAL.fullmatch(value)
    if alone:
        sure = bool(refers) and not any(one.startswith(("var.", "module.")) for one in refers)
        return Symbol(alone.group(1), refers, sure=sure, direct=True)
    return Symbol(value, refers, holes=True)
