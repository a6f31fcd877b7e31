"""Where the blocks and arguments of an HCL text are: offsets into it, whatever its spacing and comments."""

from __future__ import annotations

import re
from dataclasses import dataclass

from modsmith.hcl.tokens import TRIVIA, Scanner, TokenError

_BODY = re.compile(
    TRIVIA
    + r"""
    | (?P<word>[^\W\d][\w-]*|_[\w-]*)
    | (?P<label>"(?:[^"\\\n]|\\.)*")
    | (?P<sign>[={}])
    """,
    re.VERBOSE,
)
_DEEPEST = 50


@dataclass(frozen=True)
class Argument:
    """An argument in a text.

    Attributes:
        name: of it.
        start: offset of its name.
        begin: offset of its value, behind comments.
        end: offset behind its value.
    """

    name: str
    start: int
    begin: int
    end: int


@dataclass(frozen=True)
class Block:
    """A block in a text.

    Attributes:
        type: its first word; "" for the whole file.
        labels: without quotes.
        start: offset of the first word.
        open: offset of its `{`.
        close: offset of its `}`.
        arguments: in order, without those of nested blocks.
        blocks: nested, in order.
    """

    type: str
    labels: tuple[str, ...]
    start: int
    open: int
    close: int
    arguments: tuple[Argument, ...]
    blocks: tuple[Block, ...]

    def argument(self, name: str) -> Argument | None:
        """Its argument of a name."""
        return next((one for one in self.arguments if one.name == name), None)

    def nested(self, type_: str) -> list[Block]:
        """The bodies of its nested blocks of a type, those that a `dynamic` block makes included."""
        found: list[Block] = []
        for block in self.blocks:
            if block.type == type_:
                found.append(block)
            elif block.type == "dynamic" and block.labels == (type_,):
                found += [one for one in block.blocks if one.type == "content"]
        return found


def read(text: str) -> Block:
    """The blocks of a file's text.

    Raises:
        TokenError: it is not HCL.
    """
    reader = _Reader(text)
    arguments, blocks = reader.body(0)
    return Block("", (), 0, 0, len(text), arguments, blocks)


def line_end(text: str, at: int) -> int | None:
    """The offset behind the line break that follows, past spaces and comments; None if something else comes first.

    At the end of the text it is that end.
    """
    while at < len(text):
        found = _BODY.match(text, at)
        kind = found.lastgroup if found else ""
        if found is None or kind not in ("space", "newline", "comment"):
            return None
        at = found.end()
        if kind == "newline":
            break
    return at


def indent(text: str, at: int) -> str:
    """The white space at the start of the line of an offset."""
    start = text.rfind("\n", 0, at) + 1
    line = text[start:at]
    return line[: len(line) - len(line.lstrip(" \t"))]


class _Reader:
    def __init__(self, text: str) -> None:
        self._text = text
        self._scanner = Scanner(text)

    def body(self, depth: int) -> tuple[tuple[Argument, ...], tuple[Block, ...]]:
        """Reads to the end of the text, or past the brace that closes the body."""
        if depth > _DEEPEST:
            raise self._scanner.fault("blocks are nested too deeply")
        arguments, blocks, head = list[Argument](), list[Block](), list[re.Match[str]]()
        while self._scanner.at < len(self._text):
            found = self._next()
            part = found.group()
            if found.lastgroup in ("word", "label"):
                head.append(found)
            elif part == "=":
                arguments.append(self._argument(head))
                head = []
            elif part == "{":
                blocks.append(self._block(head, found.start(), depth))
                head = []
            elif part == "}":
                if depth and not head:
                    return tuple(arguments), tuple(blocks)
                raise self._scanner.fault("`}` has no opening counterpart")
            elif head and found.lastgroup == "newline":
                raise self._scanner.fault("a line ends after a name")
        if depth:
            raise self._scanner.fault("a block is not closed")
        return tuple(arguments), tuple(blocks)

    def _next(self) -> re.Match[str]:
        found = _BODY.match(self._text, self._scanner.at)
        if found is None:
            raise TokenError("a character has no meaning", self._text, self._scanner.at)
        self._scanner.at = found.end()
        return found

    def _argument(self, head: list[re.Match[str]]) -> Argument:
        if len(head) != 1 or head[0].lastgroup != "word":
            raise self._scanner.fault("`=` does not follow a name")
        while self._text.startswith((" ", "\t"), self._scanner.at):
            self._scanner.at += 1
        begin = self._scanner.at
        source, tokens = self._scanner.attribute()
        if not tokens:
            raise self._scanner.fault("an argument has no value")
        return Argument(head[0].group(), head[0].start(), begin + tokens[0].at, begin + len(source))

    def _block(self, head: list[re.Match[str]], opened: int, depth: int) -> Block:
        if not head or head[0].lastgroup != "word":
            raise self._scanner.fault("`{` does not follow a block's type")
        labels = tuple(one.group().strip('"') for one in head[1:])
        arguments, blocks = self.body(depth + 1)
        close = self._scanner.at - 1
        return Block(head[0].group(), labels, head[0].start(), opened, close, arguments, blocks)
