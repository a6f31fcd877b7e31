"""Whitespace in expressions, in the form of `terraform fmt`.

The rules are those of hclwrite: one space or none between two tokens, an indent for each line that opens more brackets
than it closes, and `=` and trailing comments aligned in consecutive lines.

Source: https://github.com/hashicorp/hcl/blob/main/hclwrite/format.go
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby

from modsmith.errors import SpecError
from modsmith.hcl.tokens import Token, tokenize

INDENT = "  "
_CHANGE = {"(": 1, "[": 1, "{": 1, "interp": 1, "control": 1, ")": -1, "]": -1, "}": -1, "seqend": -1}
_TEMPLATE_BEFORE = {"lit", "oquote", "oheredoc"}
_TEMPLATE_AFTER = {"lit", "cquote", "cheredoc"}
# a minus after one of these negates; after anything else, even `${` and `=>`, fmt treats it as a subtraction
_BEFORE_NEGATION = frozenset("({[=:,?+*/%-!><") | {"==", "!=", ">=", "<=", "&&", "||"}
_NO_SPACE_AFTER = {".", "::", "!", "(", "[", "interp", "control", "seqend"}
_NO_SPACE_BEFORE = {".", "::", ",", "...", ")", "]", "seqend"}
_PLAIN = re.compile(r"[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*", re.ASCII)


@lru_cache(maxsize=4096)
def layout(text: str, level: int = 0) -> str:
    """Formats an expression like `terraform fmt`.

    Args:
        text: the expression, with any spaces and line breaks.
        level: indentation of its first line, in steps of two spaces.

    Returns:
        The text, its second and later lines indented; in parentheses if it needs them to span lines.

    Raises:
        SpecError: it is empty, ends in a comment, or a bracket or quote is not closed.
    """
    return text if is_plain(text) else arranged(readable(text), level)


def is_plain(text: str) -> bool:
    """Whether an expression is only a name with attributes, which has one form."""
    return _PLAIN.fullmatch(text) is not None


def readable(text: str) -> list[Token]:
    """The tokens of an expression; in parentheses if it needs them to span lines.

    Raises:
        SpecError: as `layout`.
    """
    tokens = _enclosed(_stripped(tokenize(text)))
    if not tokens or tokens[-1].kind == "comment":
        raise SpecError(f"the expression {text!r} is empty or ends in a comment", fix="Write a value")
    return tokens


def arranged(tokens: Sequence[Token], level: int) -> str:
    """Tokens of an expression as text; `level` as in `layout`."""
    first, *rest = _lines(tokens)
    head = joined(first)
    if not rest:
        return head
    depths = _depths([first, *rest])
    return "\n".join([head, *_celled(rest, [INDENT * (level + depth) for depth in depths[1:]])])


def joined(tokens: Sequence[Token]) -> str:
    """Tokens of one line, joined with spaces as required."""
    parts: list[str] = []
    for before, token, after in zip([None, *tokens], tokens, [*tokens[1:], None], strict=False):
        parts.append(token.text)
        if after is not None and _spaced(before, token, after):
            parts.append(" ")
    return "".join(parts)


def columns(text: str) -> int:
    """The number of columns of a text; combining marks, joiners and joined characters take none."""
    if text.isascii():
        return len(text)
    text = re.sub("\u200d.", "", text)
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Mc") for char in text)


def _stripped(tokens: list[Token]) -> list[Token]:
    """Tokens without newlines at either end."""
    start, end = 0, len(tokens)
    while start < end and tokens[start].kind == "newline":
        start += 1
    while end > start and tokens[end - 1].kind == "newline":
        end -= 1
    return tokens[start:end]


def _enclosed(tokens: list[Token]) -> list[Token]:
    """Adds parentheses if a line ends outside of all brackets, because Terraform would stop reading there."""
    depth = 0
    for token in tokens:
        depth += _CHANGE.get(token.kind, 0)
        if token.kind == "newline" and not depth:
            line_end = Token("newline", "\n")
            return [Token("(", "("), line_end, *tokens, line_end, Token(")", ")")]
    return tokens


def _lines(tokens: Sequence[Token]) -> list[list[Token]]:
    """Tokens by line, without newline tokens."""
    lines: list[list[Token]] = [[]]
    for token in tokens:
        if token.kind == "newline":
            lines.append([])
        else:
            lines[-1].append(token)
    return lines


def _depths(lines: Sequence[Sequence[Token]]) -> list[int]:
    """Indentation of each line: the number of earlier lines with brackets that are still open."""
    opened: list[int] = []
    depths: list[int] = []
    for line in lines:
        change = _balance(line)
        if change < 0:
            _close(opened, -change)
        depths.append(len(opened))
        if change > 0:
            opened.append(change)
    return depths


def _close(opened: list[int], count: int) -> None:
    """Removes `count` closed brackets from the stack of brackets opened by lines."""
    while count and opened:
        if count < opened[-1]:
            opened[-1] -= count
            return
        count -= opened.pop()


def _balance(tokens: Sequence[Token]) -> int:
    """Number of opened minus closed brackets."""
    return sum(_CHANGE.get(token.kind, 0) for token in tokens)


def _celled(lines: Sequence[Sequence[Token]], pads: Sequence[str]) -> Iterator[str]:
    """Indented lines with aligned `=` and trailing comments.

    Consecutive lines may have several indents: `for x in { a = 1 } : {` opens a bracket after a whole assignment.
    """
    cells = [
        (pad + joined(lead) if lead else "", joined(assign), note)
        for pad, (lead, assign, note) in zip(pads, map(_cells, lines), strict=True)
    ]
    rows: list[tuple[str, str]] = []
    for has_assign, run in groupby(cells, key=lambda cell: bool(cell[1])):
        group = list(run)
        width = max(columns(lead) for lead, _, _ in group) + 1 if has_assign else 0
        rows += [
            (_padded(lead, width) + assign if has_assign else lead, note) for lead, assign, note in group
        ]
    for has_comment, noted in groupby(rows, key=lambda row: bool(row[1])):
        run_rows = list(noted)
        width = max(columns(text) for text, _ in run_rows)
        yield from (f"{_padded(text, width)} {note}" if has_comment else text for text, note in run_rows)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _cells(line: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token], str]:
    """Splits a line into the part before `=`, a complete assignment from `=` on, and a trailing comment."""
    comment = ""
    if len(line) > 1 and line[-1].kind == "comment" and not line[-1].text.startswith("/*"):
        line, comment = line[:-1], line[-1].text
    equal = next((i for i, token in enumerate(line) if i and token.kind == "="), None)
    if equal is None or _balance(line[equal:]):
        return line, (), comment
    return line[:equal], line[equal:], comment


def _spaced(before: Token | None, token: Token, after: Token) -> bool:  # noqa: PLR0911 - hclwrite's cases
    """Whether there is a space between `token` and `after`."""
    this, following = token.kind, after.kind
    if this == "ident" and following == "(":
        return False
    if this == "." or following in (".", ",", "...", "::") or this == "::":
        return False
    if this == ",":
        return True
    if this in _TEMPLATE_BEFORE or following in _TEMPLATE_AFTER:
        return False
    if token.text == "in" and this == "ident" and before is not None and before.kind == "ident":
        return True
    if following == "[" and (this in ("ident", "number") or _CHANGE.get(this) == -1):
        return False
    if this == "-":
        return before is not None and before.kind not in _BEFORE_NEGATION
    if this == "{" or following == "}":
        return not (this == "{" and following == "}")
    if (this in ("interp", "control") and following == "{") or (this == "}" and following == "seqend"):
        return True
    return this not in _NO_SPACE_AFTER and following not in _NO_SPACE_BEFORE
