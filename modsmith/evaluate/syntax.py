"""Parses expressions of HCL into trees: operator precedence over the tokens of `modsmith.hcl.tokens`.

Syntax without its own node (a directive in a template, a heredoc that cannot be read) becomes `Opaque`; its value is
unknown.

Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from modsmith.errors import SpecError
from modsmith.evaluate.nodes import (
    Attribute,
    Binary,
    Call,
    Conditional,
    For,
    Index,
    ListOf,
    Literal,
    Name,
    Node,
    ObjectOf,
    Opaque,
    Splat,
    Text,
    Unary,
)
from modsmith.hcl.tokens import Token, tokenize, tokenize_template

_PRECEDENCE = {
    **dict.fromkeys(("||",), 1),
    **dict.fromkeys(("&&",), 2),
    **dict.fromkeys(("==", "!="), 3),
    **dict.fromkeys(("<", ">", "<=", ">="), 4),
    **dict.fromkeys(("+", "-"), 5),
    **dict.fromkeys(("*", "/", "%"), 6),
}
_CONSTANTS = {"true": True, "false": False, "null": None}
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


@lru_cache(maxsize=20_000)
def expression(text: str) -> Node:
    """The tree of a bare expression; `Opaque` if it cannot be read."""
    try:
        parser = _Parser([token for token in tokenize(text) if token.kind != "comment"])
        node = parser.expression()
        parser.skip()
    except (SpecError, IndexError, _NotReadError):
        return Opaque(text)
    return node if parser.at_end() else Opaque(text)


@lru_cache(maxsize=20_000)
def template(text: str) -> Node:
    """The tree of text in the template language, without its quotes; `Opaque` if it cannot be read."""
    try:
        parser = _Parser(tokenize_template(text))
        return parser.template(until="", escapes=True)
    except (SpecError, IndexError, _NotReadError):
        return Opaque(text)


class _NotReadError(Exception):
    """A token in an unexpected position."""


class _Parser:
    """Goes through the tokens once."""

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens, self.at = tokens, 0

    def at_end(self) -> bool:
        return self.at >= len(self.tokens)

    def peek(self) -> str:
        self.skip()
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def skip(self) -> None:
        while self.at < len(self.tokens) and self.tokens[self.at].kind == "newline":
            self.at += 1

    def take(self, kind: str = "") -> Token:
        self.skip()
        token = self.tokens[self.at]
        if kind and token.kind != kind:
            raise _NotReadError(token)
        self.at += 1
        return token

    def accept(self, kind: str) -> bool:
        if self.peek() != kind:
            return False
        self.at += 1
        return True

    def expression(self) -> Node:
        node = self.binary(1)
        if self.accept("?"):
            then = self.expression()
            self.take(":")
            return Conditional(node, then, self.expression())
        return node

    def binary(self, lowest: int) -> Node:
        left = self.unary()
        while (strength := _PRECEDENCE.get(self.peek(), 0)) >= lowest:
            operator = self.take().text
            left = Binary(operator, left, self.binary(strength + 1))
        return left

    def unary(self) -> Node:
        if self.peek() in ("!", "-"):
            operator = self.take().text
            return Unary(operator, self.unary())
        return self.steps(self.primary())

    def primary(self) -> Node:
        token = self.take()
        readers: dict[str, Callable[[], Node]] = {
            "number": lambda: Literal(_number(token.text)),
            "oquote": lambda: self.template(until="cquote", escapes=True),
            "oheredoc": lambda: self.template(until="cheredoc", escapes=False),
            "(": self.in_brackets,
            "[": self.list_,
            "{": self.object_,
            "ident": lambda: self.name(token.text),
        }
        if token.kind not in readers:
            raise _NotReadError(token)
        return readers[token.kind]()

    def in_brackets(self) -> Node:
        node = self.expression()
        self.take(")")
        return node

    def name(self, name: str) -> Node:
        if name in _CONSTANTS:
            return Literal(_CONSTANTS[name])
        while self.peek() == "::":
            self.take()
            name += "::" + self.take("ident").text
        return self.call(name) if self.accept("(") else Name(name)

    def call(self, name: str) -> Node:
        arguments, expands = [], False
        while self.peek() != ")":
            arguments.append(self.expression())
            expands = self.accept("...")
            if not self.accept(","):
                break
        self.take(")")
        return Call(name, tuple(arguments), expands)

    def steps(self, node: Node) -> Node:
        while self.at < len(self.tokens):
            kind = self.tokens[self.at].kind
            if kind == ".":
                self.at += 1
                node = self.dotted(node)
            elif kind == "[":
                self.at += 1
                if self.peek() == "*":
                    self.take()
                    self.take("]")
                    return Splat(node, self.steps(Name("")))
                node = Index(node, self.expression())
                self.take("]")
            else:
                break
            if isinstance(node, Splat):
                return node
        return node

    def dotted(self, node: Node) -> Node:
        token = self.take()
        if token.kind == "*":
            return Splat(node, self.steps(Name("")))
        if token.kind == "number":
            return Index(node, Literal(int(token.text)))
        if token.kind != "ident":
            raise _NotReadError(token)
        return Attribute(node, token.text)

    def list_(self) -> Node:
        if self.peek() == "ident" and self.tokens[self.at].text == "for":
            return self.for_("]")
        items = []
        while self.peek() != "]":
            items.append(self.expression())
            if not self.accept(","):
                break
        self.take("]")
        return ListOf(tuple(items))

    def object_(self) -> Node:
        if self.peek() == "ident" and self.tokens[self.at].text == "for":
            return self.for_("}")
        items = []
        while self.peek() != "}":
            key = self.key()
            if not (self.accept("=") or self.accept(":")):
                raise _NotReadError(self.tokens[self.at])
            items.append((key, self.expression()))
            self.accept(",")
        self.take("}")
        return ObjectOf(tuple(items))

    def key(self) -> Node:
        """A bare word is a key by its own name, unless it begins an expression."""
        node = self.expression()
        return Literal(node.name) if isinstance(node, Name) else node

    def for_(self, end: str) -> Node:
        self.take("ident")
        names = [self.take("ident").text]
        while self.accept(","):
            names.append(self.take("ident").text)
        if self.take("ident").text != "in":
            raise _NotReadError(names)
        of = self.expression()
        self.take(":")
        key = self.expression() if end == "}" else None
        if key is not None:
            self.take("=>")
        value = self.expression()
        groups = self.accept("...")
        condition = None
        if self.peek() == "ident" and self.tokens[self.at].text == "if":
            self.take()
            condition = self.expression()
        self.take(end)
        return For(tuple(names), of, key, value, condition, groups)

    def template(self, until: str, *, escapes: bool) -> Node:
        """Literal text and interpolations up to the closing token; to the end if that is ""."""
        parts: list[Node] = []
        while self.at < len(self.tokens) and self.tokens[self.at].kind != until:
            token = self.tokens[self.at]
            self.at += 1
            if token.kind == "lit":
                parts.append(Literal(_literal(token.text, escapes=escapes and bool(until))))
            elif token.kind == "interp":
                parts.append(self.expression())
                self.take("seqend")
            else:
                raise _NotReadError(token)
        if until:
            self.take(until)
        if not parts:
            return Literal("")
        only = parts[0]
        return only if len(parts) == 1 and isinstance(only, Literal) else Text(tuple(parts))


def _number(text: str) -> int | float:
    return float(text) if set(text) & set(".eE") else int(text)


def _literal(text: str, *, escapes: bool) -> str:
    """Text of a template with its escapes undone."""
    text = text.replace("$${", "${").replace("%%{", "%{")
    if not escapes or "\\" not in text:
        return text
    made, at = [], 0
    while at < len(text):
        if text[at] == "\\" and at + 1 < len(text):
            made.append(_ESCAPES.get(text[at + 1], text[at : at + 2]))
            at += 2
        else:
            made.append(text[at])
            at += 1
    return "".join(made)
