"""The comments of an HCL file, each with what it stands at: a block, or an argument or nested block in it.

The lexer of HCL finds them, so what looks like a comment in a string or a heredoc is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from modsmith.errors import SpecError
from modsmith.hcl.tokens import CLOSER, Token, tokenize

_SIGNS = re.compile(r"^\s*(?:#+|//+|/\*+|\*(?!/))?|\*/\s*$")
_CLOSING = frozenset(CLOSER.values()) | {"seqend"}
_OPENING = frozenset(CLOSER) | {"interp", "control"}


@dataclass(frozen=True)
class Part:
    """An argument or a nested block in a top-level block, or such a block itself.

    Attributes:
        name: of the argument, or the type of the block.
        labels: of the block.
        line: where it begins.
        end: where it ends.
        parts: what is directly in the block.
    """

    name: str
    labels: tuple[str, ...]
    line: int
    end: int
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True)
class Comment:
    """One line of a comment.

    Attributes:
        text: without the signs that make it a comment.
        line: its number, from 1.
        block: the top-level block that it is in or above, if any.
        inside: whether it is between the first and the last line of that block.
        part: what it stands at in the block, directly above it or beside it; None if it is the whole block.
        adjacent: whether only comments are between it and what it stands at.
    """

    text: str
    line: int
    block: Part | None
    inside: bool
    part: Part | None
    adjacent: bool


def read(text: str) -> list[Comment]:
    """The comments of a file in order; none if it is not HCL."""
    try:
        tokens = tokenize(text)
    except (SpecError, RecursionError):
        return []
    lines = [0, *(found.end() for found in re.finditer("\n", text))]
    blocks = _blocks(tokens, lines)
    code = {_line(lines, token.at) for token in tokens if token.kind not in ("comment", "newline")}
    found = [
        (start + number, line)
        for token in tokens
        if token.kind == "comment"
        for start in [_line(lines, token.at)]
        for number, line in enumerate(token.text.split("\n"))
    ]
    return list(_placed(found, blocks, code))


def _line(lines: Sequence[int], at: int) -> int:
    return bisect_right(lines, at)


def _placed(said: Sequence[tuple[int, str]], blocks: Sequence[Part], code: set[int]) -> Iterator[Comment]:
    """The comments with what they stand at.

    Args:
        said: line and text of each comment.
        blocks: of the file, in order.
        code: lines that have more than comments.
    """
    below = _below({line for line, _ in said} - code)
    starts = [block.line for block in blocks]
    ends: dict[int, list[int]] = {}
    for line, comment in said:
        text, nearby = _SIGNS.sub("", comment).strip(), below.get(line, line)
        after = bisect_right(starts, line)
        around = blocks[after - 1] if after and line <= blocks[after - 1].end else None
        if around is None:
            block = blocks[after] if after < len(blocks) else None
            adjacent = bool(block and block.line == nearby)
            yield Comment(text, line, block, inside=False, part=None, adjacent=adjacent)
        elif line == around.line:
            yield Comment(text, line, around, inside=False, part=None, adjacent=True)
        else:
            if around.line not in ends:
                ends[around.line] = [part.end for part in around.parts]
            at = bisect_left(ends[around.line], line)
            part = around.parts[at] if at < len(around.parts) and around.parts[at].line <= nearby else None
            yield Comment(text, line, around, line < around.end, part, adjacent=part is not None)


def _below(commented: set[int]) -> dict[int, int]:
    """Lines that have comments alone to the next line that has something else, or nothing."""
    found: dict[int, int] = {}
    for line in sorted(commented, reverse=True):
        found[line] = found.get(line + 1, line + 1)
    return found


def _blocks(tokens: Sequence[Token], lines: Sequence[int]) -> list[Part]:
    """The top-level blocks, with what is directly in each."""
    return [
        replace(block, parts=tuple(_statements(inner, lines)))
        for block, inner in _statements_and_tokens(tokens, lines)
    ]


def _statements(tokens: Sequence[Token], lines: Sequence[int]) -> Iterator[Part]:
    return (part for part, _ in _statements_and_tokens(tokens, lines))


def _statements_and_tokens(
    tokens: Sequence[Token], lines: Sequence[int]
) -> Iterator[tuple[Part, Sequence[Token]]]:
    """The blocks and arguments of one body, and the tokens of each body in it."""
    at = 0
    while at < len(tokens):
        if tokens[at].kind != "ident":
            at += 1
            continue
        first = at
        end, opened = _end(tokens, first)
        words = [token.text for token in tokens[first + 1 : opened] if token.kind in ("ident", "lit")]
        labels = tuple(words) if opened < end else ()
        last = tokens[end - 1]
        ends = _line(lines, last.at + len(last.text.rstrip()) - 1)
        yield (
            Part(tokens[first].text, labels, _line(lines, tokens[first].at), ends),
            tokens[opened + 1 : end - 1],
        )
        at = end


def _end(tokens: Sequence[Token], first: int) -> tuple[int, int]:
    """The position after a statement, and that of the brace that opens its body; the same if it has none."""
    depth, opened, is_block = 0, -1, True
    for at in range(first, len(tokens)):
        kind = tokens[at].kind
        if kind == "=" and depth == 0:
            is_block = False
        elif depth == 0 and (kind in ("newline", "comment") or kind in _CLOSING):
            return at, opened if opened >= 0 and is_block else at
        elif kind in _OPENING:
            if depth == 0 and is_block and opened < 0:
                opened = at
            depth += 1
        elif kind in _CLOSING:
            depth -= 1
            if depth == 0 and is_block:
                return at + 1, opened
    return len(tokens), len(tokens) if opened < 0 or not is_block else opened
