"""Heredocs as text in the template language: constructs take strings, and expressions in them hold no heredoc."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from modsmith.hcl.read.syntax import SPACE
from modsmith.hcl.tokens import Token, tokenize

_OPENERS = ("interp", "control")


@dataclass
class _Piece:
    """A part of a heredoc: literal text up to the end of its line, or a sequence such as `${var.name}`."""

    text: str
    literal: bool


def without_heredocs(text: str) -> str:
    """An expression with a quoted string in place of each heredoc; the same value."""
    if "<<" not in text:
        return text
    tokens, made, at = tokenize(text), list[str](), 0
    index = 0
    while index < len(tokens):
        if tokens[index].kind != "oheredoc":
            index += 1
            continue
        end = _closer(tokens, index)
        made += [text[at : tokens[index].at], f'"{_in_quotes(_pieces(text, tokens[index : end + 1]))}"']
        at, index = tokens[end].at + len(tokens[end].text), end + 1
    return "".join([*made, text[at:]])


def template_of(text: str) -> str | None:
    """The text of an expression that is one heredoc, in the template language; None for other expressions."""
    tokens = [token for token in tokenize(text) if token.kind != "newline"]
    if not tokens or tokens[0].kind != "oheredoc" or _closer(tokens, 0) != len(tokens) - 1:
        return None
    return "".join(piece.text for piece in _pieces(text, tokens))


def _closer(tokens: Sequence[Token], opening: int) -> int:
    """The position of the token that closes a heredoc."""
    depth = 0
    for at in range(opening, len(tokens)):
        depth += (tokens[at].kind == "oheredoc") - (tokens[at].kind == "cheredoc")
        if not depth:
            return at
    return len(tokens) - 1


def _in_quotes(pieces: Sequence[_Piece]) -> str:
    escapes = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return "".join(
        re.sub(r'[\\"\n\r\t]', lambda found: escapes[found.group()], piece.text)
        if piece.literal
        else piece.text
        for piece in pieces
    )


def _pieces(text: str, tokens: Sequence[Token]) -> list[_Piece]:
    """The parts of a heredoc, with the indentation of `<<-` and strip markers applied.

    A strip marker removes white space up to the end of a line, and in quotes it would remove more.
    """
    made = list(_split(text, tokens[1:-1]))
    for before, piece in zip([None, *made], made, strict=False):
        if before and piece.literal and not before.literal and before.text.endswith("~}"):
            piece.text = piece.text.lstrip(SPACE)
        if before and before.literal and not piece.literal and piece.text[2:3] == "~":
            before.text = before.text.rstrip(SPACE)
    if tokens[0].text.startswith("<<-"):
        _dedent(
            made
        )  # after the markers, as in HCL: one at the beginning of a line leaves it without indentation
    for piece in made:
        if not piece.literal:
            piece.text = re.sub(r"~\}$", "}", re.sub(r"^([$%]\{)~", r"\1", piece.text))
    return made


def _split(text: str, tokens: Sequence[Token]) -> Iterator[_Piece]:
    depth, start = 0, 0
    for token in tokens:
        if token.kind == "lit" and not depth:
            yield from (_Piece(line, literal=True) for line in re.findall(r"[^\n]*\n|[^\n]+", token.text))
        elif token.kind in _OPENERS:
            start = start if depth else token.at
            depth += 1
        elif token.kind == "seqend":
            depth -= 1
            if not depth:
                source = text[start : token.at + len(token.text)]
                yield _Piece(_sequence(source), literal=False)


def _sequence(source: str) -> str:
    """An interpolation or directive without heredocs inside."""
    if "<<" not in source:
        return source
    opening = re.match(r"[$%]\{~?", source)
    closing = "~}" if source.endswith("~}") else "}"
    head = opening.group() if opening else ""
    return f"{head}{without_heredocs(source[len(head) : -len(closing)])}{closing}"


def _dedent(pieces: Sequence[_Piece]) -> None:
    """Removes the indentation that all lines have in common; a blank line has none."""
    starts, least, begins = list[_Piece](), None, True
    for piece in pieces:
        if begins:
            blank = piece.literal and piece.text.endswith("\n") and not piece.text.strip(SPACE)
            if not blank:
                spaces = len(piece.text) - len(piece.text.lstrip(SPACE)) if piece.literal else 0
                least = spaces if least is None else min(least, spaces)
            if piece.literal and not blank:
                starts.append(piece)
        begins = piece.literal and piece.text.endswith("\n")
    for piece in starts:
        piece.text = piece.text[least or 0 :]
