"""The structure of a file by python-hcl2's grammar, lexer and tables, as plain data instead of its tree.

python-hcl2 makes an object of every rule that it recognises, also of those that lead to a number, and then views of
those objects: two thirds of its time. Here Lark calls `_Structure` for each rule, while it parses. What that does not
expect is `UnusualError`; python-hcl2's own tree has the answer then.

Lark keeps the tables of the grammar in a file beside python-hcl2, as for python-hcl2 itself. It checks that they are of
this grammar, of this Lark and of this Python, and makes them anew otherwise, in a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import hcl2
from hcl2.parser import PARSER_FILE
from hcl2.postlexer import PostLexer
from lark import Lark, Token, Transformer
from lark.exceptions import LarkError

_NAMES = frozenset(
    {"NAME", "IN", "FOR", "IF", "FOR_EACH", "ELSE", "ENDIF", "ENDFOR", "TRUE", "FALSE", "NULL"}
)


_Kind = TypeVar("_Kind")


class UnusualError(ValueError):
    """The text is not HCL, or has a form that only python-hcl2's own tree has."""


@dataclass(frozen=True, slots=True)
class Attribute:
    """`name = number`."""

    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Body:
    """What is in a file or a block, in order."""

    attributes: Sequence[Attribute]
    blocks: Sequence[Structure]


@dataclass(frozen=True, slots=True)
class Structure:
    """A block.

    Attributes:
        type: its first word.
        labels: after the type.
        line: of its header, from 1.
        body: what is in it.
    """

    type: str
    labels: tuple[str, ...]
    line: int
    body: Body


def parse(text: str) -> Body:
    """The structure of a text in which a number stands for every expression.

    Raises:
        UnusualError: it cannot be read so.
    """
    try:
        found = parser(str(PARSER_FILE)).parse(text + "\n")
    except (LarkError, RecursionError, ValueError) as error:
        raise UnusualError(str(error)) from error
    if not isinstance(found, Body):
        raise UnusualError("the text is no body")
    return found


@cache
def parser(tables: str) -> Lark:
    """A parser by python-hcl2's grammar.

    Args:
        tables: the file with the tables of the grammar. The options are python-hcl2's, so that the file can be as well.
    """
    return Lark.open(
        "hcl2.lark",
        parser="lalr",
        cache=tables,
        rel_to=str(Path(hcl2.__file__)),
        propagate_positions=True,
        postlex=PostLexer(),
        transformer=_Structure(),
    )


class _Structure(Transformer[Token, Body]):
    """What becomes of each rule of the grammar; rules that have no method stay trees, which nothing here accepts."""

    def start(self, children: list[Any]) -> Body:
        return _of_type(children[0], Body)

    def body(self, children: list[Any]) -> Body:
        attributes, blocks = list[Attribute](), list[Structure]()
        for child in children:
            if type(child) is Attribute:
                attributes.append(child)
            elif type(child) is Structure:
                blocks.append(child)
            elif child is not None:
                raise UnusualError("something is neither an attribute nor a block")
        return Body(attributes, blocks)

    def attribute(self, children: list[Any]) -> Attribute:
        name, _, value = children
        return Attribute(_name(name), _of_type(value, int))

    def block(self, children: list[Any]) -> Structure:
        first, *labels, _, body, _ = children  # None where a line breaks before the brace
        named = tuple(label if type(label) is str else _name(label) for label in labels)
        return Structure(_name(first), named, first.line, _of_type(body, Body))

    def string(self, children: list[Any]) -> str:
        if len(children) == 2:
            return ""
        _, content, _ = children
        return _of_type(content, str)

    def string_part(self, children: list[Any]) -> str:
        content = _of_type(children[0], Token)
        if content.type != "STRING_CHARS" or "\\" in content:
            raise UnusualError("a label has escapes or interpolations")
        return str(content)

    def identifier(self, children: list[Any]) -> Token:
        return children[0]  # type: ignore[no-any-return]

    keyword = literal_value = identifier

    def int_lit(self, children: list[Any]) -> int:
        return int(children[0])

    def expr_term(self, children: list[Any]) -> Any:
        return children[0]

    def new_line_or_comment(self, _: list[Any]) -> None:
        return None


def _name(token: Any) -> str:
    if not isinstance(token, Token) or token.type not in _NAMES:
        raise UnusualError(f"{token} is no name")
    return str(token)


def _of_type(value: Any, kind: type[_Kind]) -> _Kind:
    if type(value) is not kind:
        raise UnusualError(f"{value} is no {kind.__name__}")
    return value
