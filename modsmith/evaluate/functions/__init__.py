"""Terraform's functions: each is exact, or its result is unknown.

signature    how a function is declared and called
collections, text, number, encoding, dates, network, formatting, files: the functions
patterns     regular expressions
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from modsmith.cty import values
from modsmith.cty.errors import EvaluationError
from modsmith.cty.types import DYNAMIC
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import Value
from modsmith.evaluate.functions import (
    collections,
    dates,
    encoding,
    files,
    formatting,
    network,
    number,
    text,
)
from modsmith.evaluate.functions.signature import Function

_EVERYWHERE: Mapping[str, Function] = {
    function.name: function
    for module in (collections, dates, encoding, formatting, network, number, text)
    for function in module.FUNCTIONS
}


@lru_cache(maxsize=256)
def _of_files(folder: Path | None) -> Mapping[str, Function]:
    return {function.name: function for function in files.functions(folder)}


def names() -> list[str]:
    """All functions, in the order of their names."""
    return sorted({*_EVERYWHERE, *_of_files(None), "can", "try"})


def call(name: str, arguments: list[Value], folder: Path | None = None) -> Value:
    """The result of a function.

    Args:
        name: of the function.
        arguments: its arguments.
        folder: of the module, whose files it may read.

    Raises:
        EvaluationError: Terraform refuses the call.
    """
    function = _EVERYWHERE.get(name) or _of_files(folder).get(name)
    if function is not None:
        return function.call(arguments)
    if "::" not in name:
        raise EvaluationError(f"there is no function named {name!r}")
    text = f"{name}({', '.join(map(values.describe, arguments))})"
    refers = values.joined_refers(arguments)
    return values.unknown(
        DYNAMIC, Unknown(values.shortened(text), refers, sure=False, doubt=f"modsmith does not know {name}")
    )
