"""Tokens of an expression as a tree of brackets, for `wrap`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from modsmith.hcl.layout import columns, joined
from modsmith.hcl.tokens import CLOSER, Token

COMMA = frozenset({","})
_NO_CALLEE = frozenset({"in", "if"})


@dataclass(frozen=True)
class Text:
    """A quoted string with its interpolations; always on one line."""

    tokens: tuple[Token, ...]


@dataclass(frozen=True)
class Group:
    """Brackets and what is between them.

    Attributes:
        kind: `call`, `paren`, `list`, `object`, `for` or `index`.
        open: the opening bracket.
        body: what is inside.
        close: the closing bracket.
    """

    kind: str
    open: Token
    body: tuple[Node, ...]
    close: Token

    @property
    def can_break(self) -> bool:
        """Whether line breaks may stand inside."""
        return bool(self.body) and self.kind != "index"


Node: TypeAlias = "Token | Text | Group"
Nodes: TypeAlias = "Sequence[Node]"


def tree(tokens: Sequence[Token]) -> list[Node]:
    """The nodes of an expression."""
    return _read(iter(tokens), "")


def flat(nodes: Iterable[Node]) -> Iterator[Token]:
    """The tokens of nodes."""
    for node in nodes:
        if isinstance(node, Group):
            yield from (node.open, *flat(node.body), node.close)
        elif isinstance(node, Text):
            yield from node.tokens
        else:
            yield node


def width(nodes: Nodes) -> int:
    """Columns of nodes on one line."""
    return columns(joined([*flat(nodes)]))


def kind(node: Node) -> str:
    """The kind of a token or group; `text` for a string."""
    return "text" if isinstance(node, Text) else node.kind


def split(nodes: Nodes, separators: frozenset[str]) -> list[tuple[Nodes, tuple[Token, ...]]]:
    """Parts with the separator that ends each; the last part has none."""
    parts: list[tuple[Nodes, tuple[Token, ...]]] = []
    start = 0
    for i, node in enumerate(nodes):
        if isinstance(node, Token) and node.kind in separators:
            parts.append((nodes[start:i], (node,)))
            start = i + 1
    return [*parts, (nodes[start:], ())]


def _read(tokens: Iterator[Token], closer: str) -> list[Node]:
    """Nodes up to a closing bracket, which stays the last of them."""
    nodes: list[Node] = []
    for token in tokens:
        if token.kind == "oquote":
            nodes.append(_text(token, tokens))
        elif token.kind in CLOSER:
            *body, close = _read(tokens, CLOSER[token.kind])
            assert isinstance(close, Token)  # noqa: S101 - `tokenize` has matched the brackets
            nodes.append(Group(_kind(token, nodes, body), token, tuple(body), close))
        else:
            nodes.append(token)
            if token.kind == closer:
                break
    return nodes


def _text(opening: Token, tokens: Iterator[Token]) -> Text:
    read, depth = [opening], 1
    while depth:
        read.append(next(tokens))
        depth += (read[-1].kind == "oquote") - (read[-1].kind == "cquote")
    return Text(tuple(read))


def _kind(opening: Token, before: Nodes, body: Nodes) -> str:
    previous = before[-1] if before else None
    follows_value = isinstance(previous, (Group, Text)) or (
        isinstance(previous, Token)
        and (previous.kind == "number" or (previous.kind == "ident" and previous.text not in _NO_CALLEE))
    )
    if opening.kind == "(":
        return "call" if follows_value else "paren"
    if opening.kind == "[" and follows_value:
        return "index"
    first = next((node for node in body if kind(node) != "newline"), None)
    if isinstance(first, Token) and first.text == "for" and len(body) > 1 and kind(body[1]) == "ident":
        return "for"
    return "list" if opening.kind == "[" else "object"
