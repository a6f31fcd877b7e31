"""Parses one file's HCL into blocks. The imports take 0.1 s: see `modsmith.hcl.read.cache`.

python-hcl2 reads the structure: blocks, labels and nesting. It reads some expressions as something else and others not
at all, so each one is cut out of the text first, and a number stands in its place; `modsmith.hcl.read.values` reads it.

`modsmith.hcl.read.structure` reads almost every text three times as fast as python-hcl2 makes its tree. The tree is
made of the others, among them all that are not HCL: it has the words and the line of the error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias

from hcl2.api import parses
from hcl2.utils import SerializationOptions
from lark.exceptions import LarkError, UnexpectedInput

from modsmith.hcl.blocks import Value
from modsmith.hcl.read import structure, syntax, values
from modsmith.hcl.read.block import HclBlock, HclSyntaxError
from modsmith.hcl.read.structure import Structure, UnusualError
from modsmith.hcl.tokens import TRIVIA, Scanner, Token, TokenError

if TYPE_CHECKING:
    from hcl2.query.blocks import BlockView

_Expression: TypeAlias = "tuple[str, list[Token], int]"
"""Source, tokens and line."""

_DEEPEST = 50
_OPTIONS = SerializationOptions(with_comments=False, explicit_blocks=False)
_BODY = re.compile(
    TRIVIA
    + r"""
    | (?P<word>[^\W\d][\w-]*|_[\w-]*)
    | (?P<label>"(?:[^"\\\n]|\\.)*")
    | (?P<sign>[={}])
    """,
    re.VERBOSE,
)


def parse(text: str) -> tuple[HclBlock, ...]:
    """The top-level blocks of a text, without a file name.

    Raises:
        HclSyntaxError: it is not HCL.
    """
    text = text.removeprefix("\ufeff")
    body = _Body(text)
    try:
        reduced = body.reduced()
        try:
            return _without_tree(reduced, body.expressions)
        except UnusualError:
            return _with_tree(reduced, body.expressions)
    except TokenError as error:
        raise HclSyntaxError(error.what, _line(text, error.at)) from error
    except UnexpectedInput as error:
        raise HclSyntaxError(_unexpected(error), max(getattr(error, "line", 1), 1)) from error
    except RecursionError as error:
        raise HclSyntaxError("blocks are nested too deeply", 1) from error
    except HclSyntaxError:
        raise
    except (LarkError, ValueError) as error:
        raise HclSyntaxError(str(error).partition("\n")[0], 1) from error


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _unexpected(error: UnexpectedInput) -> str:
    token = getattr(error, "token", None)
    if token is None:
        return str(error).partition("\n")[0]
    what = "end of the file" if token.type == "$END" else repr(str(token).strip() or "line break")
    return f"unexpected {what}"


class _Body:
    """The text of a file; cuts out the expressions of its attributes.

    Args:
        text: of the file.

    Attributes:
        expressions: the source, the tokens and the line of each one, in order.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._scanner = Scanner(text)
        self._line, self._counted = 1, 0
        self.expressions: list[_Expression] = []

    def reduced(self) -> str:
        """The text with the number of each expression in its place, without comments; lines stay what they are.

        Raises:
            TokenError: an expression is not closed, or a character has no meaning.
            HclSyntaxError: a block is not closed, or blocks are nested too deeply.
        """
        made, opened, before = list[str](), list[int](), ""
        scanner = self._scanner
        while scanner.at < len(self._text):
            found = _BODY.match(self._text, scanner.at)
            if found is None:
                raise TokenError(f"unexpected {self._text[scanner.at]!r}", self._text, scanner.at)
            scanner.at, kind, part = found.end(), str(found.lastgroup), found.group()
            if part == "=" and before == "word":
                made.append(f"= {self._expression()}")
                before = ""
                continue
            if part == "{":
                opened.append(self._at(found.start()))
                if len(opened) > _DEEPEST:
                    raise HclSyntaxError("blocks are nested too deeply", opened[-1])
            elif part == "}" and opened:
                opened.pop()
            made.append(" " + "\n" * part.count("\n") if kind == "comment" else part)
            before = kind if kind not in ("space", "comment") else before
        if opened:
            raise HclSyntaxError("a block is not closed", opened[-1])
        return "".join(made)

    def _expression(self) -> str:
        """Reads an expression; returns its number, and the line breaks that it spans."""
        start = self._scanner.at
        source, tokens = self._scanner.attribute()
        self.expressions.append((source, tokens, self._at(start)))
        return f"{len(self.expressions) - 1}" + "\n" * self._text.count("\n", start, self._scanner.at)

    def _at(self, at: int) -> int:
        """The line of a position; positions only grow."""
        self._line += self._text.count("\n", self._counted, at)
        self._counted = at
        return self._line


def _without_tree(reduced: str, expressions: Sequence[_Expression]) -> tuple[HclBlock, ...]:
    """The blocks, without python-hcl2's tree.

    Raises:
        UnusualError: only the tree has them.
        HclSyntaxError: an expression is none, or an attribute is set twice.
    """
    full = [(number, line) for number, line in enumerate(reduced.split("\n"), 1) if line.strip()]
    lines = [number for number, _ in full]
    found = structure.parse("\n".join(line for _, line in full))
    return tuple(_of_structure(block, lines, expressions) for block in found.blocks)


def _with_tree(reduced: str, expressions: Sequence[_Expression]) -> tuple[HclBlock, ...]:
    """The blocks by python-hcl2's tree, or its error."""
    from hcl2.query.body import DocumentView  # noqa: PLC0415 - 0.01 s, which other texts do not need

    return tuple(_of_view(block, expressions) for block in _blocks(DocumentView(parses(reduced)).blocks()))


def _of_structure(block: Structure, lines: Sequence[int], expressions: Sequence[_Expression]) -> HclBlock:
    """A block with its expressions read.

    Args:
        block: its structure, in a text without empty lines.
        lines: the line in the file of each line of that text.
        expressions: of the file.
    """
    made, places = _attributes(((one.name, one.number) for one in block.body.attributes), expressions)
    nested = tuple(_of_structure(inner, lines, expressions) for inner in block.body.blocks)
    return HclBlock(block.type, block.labels, "", lines[block.line - 1], made, places, nested)


def _of_view(view: BlockView, expressions: Sequence[_Expression]) -> HclBlock:
    """The same of python-hcl2's view."""
    numbers = (item for attribute in view.attributes() for item in attribute.to_dict(_OPTIONS).items())
    made, places = _attributes(numbers, expressions)
    nested = tuple(_of_view(block, expressions) for block in _blocks(view.blocks()))
    line = view.raw._meta.line  # type: ignore[attr-defined]
    return HclBlock(view.block_type, tuple(view.name_labels), "", line, made, places, nested)


def _blocks(views: Iterable[object]) -> Iterator[BlockView]:
    from hcl2.query.blocks import BlockView  # noqa: PLC0415 - as above

    return (view for view in views if isinstance(view, BlockView))


def _attributes(
    numbers: Iterable[tuple[str, int]], expressions: Sequence[_Expression]
) -> tuple[dict[str, Value], dict[str, int]]:
    """The value and the line of each attribute, by name.

    Args:
        numbers: the name of each attribute, and the number of its expression.
        expressions: of the file.
    """
    made: dict[str, Value] = {}
    places: dict[str, int] = {}
    for name, number in numbers:
        source, tokens, line = expressions[number]
        if name in made:
            raise HclSyntaxError(f"`{name}` is set twice, first in line {places[name]}", line)
        made[name], places[name] = _value(source, tokens, line), line
    return made, places


def _value(source: str, tokens: list[Token], line: int) -> Value:
    if not source:
        raise HclSyntaxError("an attribute has no value", line)
    problem = syntax.problem(source, tokens)
    if problem:
        raise HclSyntaxError(problem, line)
    return values.value(source, tokens)
