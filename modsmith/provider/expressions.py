"""The code inside values: expressions and interpolations without literal text and comments.

What is left can be searched for names and calls without meeting them in a string or a heredoc:

    codes(Expression('startswith(var.name, "sum(")'))    # 'startswith(var.name,"")'
    codes(Template("${var.project_name}-logs"))          # '${var.project_name}'
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from modsmith.hcl.blocks import Block, Expression, Template, Value
from modsmith.hcl.tokens import Token, tokenize, tokenize_template

_TEXT: Final = ("lit", "comment")
_WORDS: Final = ("ident", "number")

_REMEMBERED: Final = 4096
"""Texts whose code is kept: several checks ask for the same values one after another, and modules share some."""


def codes(value: Value) -> Iterator[str]:
    """The code of every expression and template inside a value, keys included."""
    if isinstance(value, Expression):
        yield _of_expression(value.text)
    elif isinstance(value, Template):
        yield _of_template(value.text)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from codes(key)
            yield from codes(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from codes(item)


def block_codes(block: Block) -> Iterator[str]:
    """The code of every attribute of a block, nested blocks included."""
    for attribute in block.attributes():
        yield from codes(attribute.value)
    for nested in block.blocks():
        yield from block_codes(nested)


@lru_cache(_REMEMBERED)
def _of_expression(text: str) -> str:
    return _joined(tokenize(text))


@lru_cache(_REMEMBERED)
def _of_template(text: str) -> str:
    return _joined(tokenize_template(text))


def _joined(tokens: Sequence[Token]) -> str:
    """The tokens that are code, with a space only where two words would run together."""
    pieces: list[str] = []
    before = ""
    for token in tokens:
        if token.kind in _TEXT:
            continue
        pieces.append(f" {token.text}" if token.kind in _WORDS and before in _WORDS else token.text)
        before = token.kind
    return "".join(pieces)
