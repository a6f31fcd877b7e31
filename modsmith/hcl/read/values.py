r"""The values of expressions as they are written in a file: literals as plain Python, everything else as its source.

    "a\n"               "a" and a line break
    "${var.name}-logs"  Template("${var.name}-logs")
    [1, var.a]          [1, Expression("var.a")]
    { a = "b" }         {"a": "b"}
    upper("a")          Expression('upper("a")')

A number stays an expression if no `int` or `float` has its value. An object stays one if two of its keys are equal,
and text stays one if it contains strip markers or directives, because `Template` would mean something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from modsmith.cty import numbers
from modsmith.hcl.blocks import Expression, Key, Template, Value
from modsmith.hcl.layout import joined
from modsmith.hcl.read import syntax
from modsmith.hcl.read.nodes import Literal
from modsmith.hcl.template import escape
from modsmith.hcl.tokens import Token, TokenError, tokenize

_CONSTANTS: dict[str, Value] = {"true": True, "false": False, "null": None}
_OPENERS = frozenset({"(", "[", "{", "interp", "control", "oquote", "oheredoc"})
_CLOSERS = frozenset({")", "]", "}", "seqend", "cquote", "cheredoc"})
_INTEGER = re.compile(r"\d{1,18}")


def value(text: str, tokens: Sequence[Token]) -> Value:
    """The value of an expression that `syntax` can parse.

    Args:
        text: of the expression.
        tokens: of the text, without comments.
    """
    return _Reader(text, tokens).value(0)


def spelling(text: str) -> str:
    """An expression on one line; expressions that differ only in white space and comments become equal."""
    try:
        tokens = tokenize(text)
    except TokenError:
        return " ".join(text.split())
    return joined(list(_without_breaks(tokens)))


def _without_breaks(tokens: Sequence[Token]) -> Iterator[Token]:
    """Tokens without comments and line breaks; a comma is between the items of a list or object, not after them."""
    tokens = [token for token in tokens if token.kind != "comment"]
    separates: list[bool] = []
    is_pending = False
    before = ""
    for at, token in enumerate(tokens):
        kind = token.kind
        if kind == "," or (kind == "newline" and separates and separates[-1]):
            is_pending = before not in _OPENERS
            continue
        if kind == "newline":
            continue
        if is_pending and kind not in _CLOSERS:
            yield Token(",", ",")
        is_pending = False
        if kind in _OPENERS:
            separates.append(kind == "{" and not _is_for(tokens, at + 1))
        elif kind in _CLOSERS and separates:
            separates.pop()
        before = kind
        yield token


def _is_for(tokens: Sequence[Token], at: int) -> bool:
    """Whether a `for` expression begins here."""
    while at < len(tokens) and tokens[at].kind == "newline":
        at += 1
    return at < len(tokens) and tokens[at].kind == "ident" and tokens[at].text == "for"


class _Reader:
    """Reads the tokens of one expression.

    Args:
        text: of the expression.
        tokens: of the text, without comments.
    """

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._text, self._tokens = text, tokens
        self._closer = _pairs(tokens)

    def value(self, start: int, end: int | None = None) -> Value:
        """The value of the tokens from `start` to before `end`."""
        end = len(self._tokens) if end is None else end
        while start < end and self._tokens[start].kind == "newline":
            start += 1
        while end > start and self._tokens[end - 1].kind == "newline":
            end -= 1
        first = self._tokens[start]
        if end - start == 1:
            return self._single(first)
        if self._closer.get(start) == end - 1:
            return self._enclosed(start, end)
        if end - start == 2 and first.kind == "-" and self._tokens[start + 1].kind == "number":
            found = _number(self._tokens[start + 1].text)
            if isinstance(found, int | float) and found:
                return -found
        return self._source(start, end)

    def _single(self, token: Token) -> Value:
        if token.kind == "number":
            return _number(token.text)
        return _CONSTANTS.get(token.text, Expression(token.text))

    def _enclosed(self, start: int, end: int) -> Value:
        kind = self._tokens[start].kind
        if kind in ("oquote", "oheredoc"):
            return self._string(start, end)
        if kind in ("[", "{") and not _is_for(self._tokens, start + 1):
            return self._list(start, end) if kind == "[" else self._object(start, end)
        return self._source(start, end)

    def _source(self, start: int, end: int) -> Expression:
        last = self._tokens[end - 1]
        after = "\n" if last.kind == "cheredoc" else ""
        return Expression(self._text[self._tokens[start].at : last.at + len(last.text)] + after)

    def _list(self, start: int, end: int) -> Value:
        return [self.value(first, last) for first, last in self._items(start, end, (",",))]

    def _object(self, start: int, end: int) -> Value:
        made: dict[Key, Value] = {}
        for first, last in self._items(start, end, (",", "newline")):
            sign = next(at for at in self._places(first, last) if self._tokens[at].kind in ("=", ":"))
            key = self._key(first, sign)
            if key is None or key in made:
                return self._source(start, end)
            made[key] = self.value(sign + 1, last)
        return made

    def _key(self, start: int, end: int) -> Key | None:
        """A key; None if it is written in a way that means something else as an expression."""
        first = self._tokens[start]
        if end - start == 1:
            return first.text if first.kind == "ident" else Expression(first.text)
        if self._closer.get(start) == end - 1 and first.kind in ("(", "oquote"):
            made = self._string(start, end) if first.kind == "oquote" else None
            return made if isinstance(made, str) else self._source(start, end)
        return None

    def _items(self, start: int, end: int, separators: tuple[str, ...]) -> Iterator[tuple[int, int]]:
        """The bounds of the items between brackets."""
        first = start + 1
        for at in self._places(start + 1, end):
            if at == end - 1 or self._tokens[at].kind in separators:
                if any(self._tokens[one].kind != "newline" for one in range(first, at)):
                    yield self._trimmed(first, at)
                first = at + 1

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        while self._tokens[start].kind == "newline":
            start += 1
        return start, end

    def _places(self, start: int, end: int) -> Iterator[int]:
        """The positions of the tokens that are not inside brackets."""
        at = start
        while at < end:
            yield at
            at = self._closer.get(at, at) + 1

    def _string(self, start: int, end: int) -> Value:
        source = self._source(start, end)
        tree = syntax.expression(source.text)
        if isinstance(tree, Literal):
            return tree.value.raw if isinstance(tree.value.raw, str) else source
        first, inner = self._tokens[start], self._tokens[start + 1 : end - 1]
        marks = (token for token in inner if token.kind in ("interp", "control", "seqend"))
        if any("~" in token.text or token.kind == "control" for token in marks):
            return source
        if first.kind == "oheredoc":
            return source if first.text.startswith("<<-") else Template(self._between(start, end))
        return self._template(start, end) or source

    def _between(self, start: int, end: int) -> str:
        opening = self._tokens[start]
        return self._text[opening.at + len(opening.text) : self._tokens[end - 1].at]

    def _template(self, start: int, end: int) -> Template | None:
        """A quoted string in the template language; None if a literal `$` is before an interpolation."""
        made: list[str] = []
        for at in self._places(start + 1, end - 1):
            token = self._tokens[at]
            if token.kind == "interp":
                if made and made[-1][-1:] in ("$", "%"):
                    return None
                close = self._tokens[self._closer[at]]
                made.append(self._text[token.at : close.at + len(close.text)])
            else:
                made.append(escape(syntax.unescaped(token.text)))
        return Template("".join(made))


def _number(text: str) -> Value:
    if _INTEGER.fullmatch(text):
        return int(text)
    exact = numbers.parse(text)
    if exact.is_whole and "." not in text:
        whole = exact.whole()
        return whole if len(str(whole)) <= 18 else Expression(text)
    near = float(text)
    return near if numbers.parse(repr(near)) == exact else Expression(text)


def _pairs(tokens: Sequence[Token]) -> dict[int, int]:
    """The position of each opening token to that of its closing one."""
    made, opened = dict[int, int](), list[int]()
    for at, token in enumerate(tokens):
        if token.kind in _OPENERS:
            opened.append(at)
        elif token.kind in _CLOSERS:
            made[opened.pop()] = at
    return made
