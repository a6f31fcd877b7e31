"""JSON documents in arguments: text in a plan, `jsonencode`, or text with unknown parts.

An unknown part outside of the strings, as in `"cpu": ${var.cpu}`, counts as one unknown value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from modsmith.evaluate.evaluation import Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, options, why

_HOLE = re.compile(r"\$\{([^{}]*)\}")
_STRING_OR_HOLE = re.compile(r'"(?:[^"\\]|\\.)*"|\$\{[^{}]*\}')
_ALONE = "\0"
"""Marks what stands for an unknown part outside of the strings."""


def objects(owner: Resource, path: str, *, required: bool = False) -> Iterator[Resource]:
    """The objects of a document, which is an object or a list of them; those of all alternatives if several.

    Args:
        owner: the resource with the document.
        path: where the document is.
        required: whether there must be a document.

    Raises:
        UndeterminedError: the document is unknown or is not JSON, or a required one may be null.
    """
    for option in options(owner.at(path)):
        value = _decoded(option, path)
        if value is None and required:
            raise UndeterminedError(path, "it may be null")
        for item in value if isinstance(value, list | tuple) else (value,):
            if isinstance(item, Mapping):
                yield owner.part(item)
            elif item is not None:
                raise UndeterminedError(path, why(item))


def _decoded(value: Any, path: str) -> Any:
    if isinstance(value, Symbol) and value.holes and not value.problem:
        return _with_holes(value)
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value else None
    except ValueError:
        raise UndeterminedError(path, "it is not JSON") from None


def _with_holes(text: Symbol) -> Any:
    """The document that a text with unknown parts represents; the text itself if that is unclear."""
    try:
        return _filled(json.loads(_STRING_OR_HOLE.sub(_quoted, text.text)), text)
    except (ValueError, RecursionError):
        return text


def _quoted(found: re.Match[str]) -> str:
    token = found.group()
    return token if token.startswith('"') else json.dumps(_ALONE + token)


def _filled(value: Any, text: Symbol) -> Any:
    """A value of the document, with symbols for its unknown parts."""
    if isinstance(value, dict):
        return {key: _filled(item, text) for key, item in value.items()}
    if isinstance(value, list):
        return [_filled(item, text) for item in value]
    if not isinstance(value, str) or not _HOLE.search(value):
        return value
    refers = frozenset(one for one in text.refers if one in value)
    if value.startswith(_ALONE):
        return Symbol(value[len(_ALONE) + 2 : -1], refers, sure=False)
    return Symbol(value, refers, holes=True)
