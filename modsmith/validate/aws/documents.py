"""JSON documents in arguments: text in a plan, `jsonencode`, or text with unknown parts."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from modsmith.evaluate.evaluation import Resource, UndeterminedError
from modsmith.evaluate.values import options, why


def objects(owner: Resource, path: str) -> Iterator[Resource]:
    """The objects of a document, which is an object or a list of them; those of all alternatives if several.

    Raises:
        UndeterminedError: the document is unknown or is not JSON.
    """
    for option in options(owner.at(path)):
        value = _decoded(option, path)
        for item in value if isinstance(value, list | tuple) else (value,):
            if isinstance(item, Mapping):
                yield owner.part(item)
            elif item is not None:
                raise UndeterminedError(path, why(item))


def _decoded(value: Any, path: str) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value) if value else None
    except ValueError:
        raise UndeterminedError(path, "it is not JSON") from None
