"""Parses expressions of HCL into trees: operator precedence over the tokens of `modsmith.hcl.tokens`.

A text that is no expression becomes `Opaque`; its value is unknown.

Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from modsmith.cty import numbers, values
from modsmith.cty.errors import EvaluationError, UnsupportedError
from modsmith.cty.types import NUMBER
from modsmith.cty.values import FALSE, NULL_VALUE, TRUE, Value
from modsmith.errors import SpecError
from modsmith.hcl.read.nodes import (
    Attribute,
    Binary,
    Call,
    Conditional,
    For,
    Index,
    Joined,
    ListOf,
    Literal,
    Name,
    Node,
    ObjectOf,
    Opaque,
    Refused,
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
_CONSTANTS = {"true": TRUE, "false": FALSE, "null": NULL_VALUE}
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\U([0-9a-fA-F]{8})|\\(.)|([$%])\4\{", re.DOTALL)
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}
_WORDS = {"true", "false", "null"}
_LAST_CODE_POINT = 0x10FFFF
_NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
_DEEPEST = 200
_LONG = 10_000
"""From this length on, a tree is not kept for the evaluation, which needs only parts of it."""
SPACE = (
    " \t\n\v\f\r\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""What Go's `unicode.IsSpace` accepts; Python's own differs."""


@lru_cache(maxsize=20_000)
def expression(text: str) -> Node:
    """The tree of a bare expression; `Opaque` if it is none."""
    return _parsed(text, lambda: _Parser(tokenize(text)).whole())


@lru_cache(maxsize=20_000)
def template(text: str) -> Node:
    """The tree of text in the template language, without its quotes; `Opaque` if it is none."""
    return _parsed(text, lambda: _Parser(tokenize_template(text)).template("", _Literals.BARE))


def problem(text: str, tokens: Sequence[Token]) -> str:
    """What is wrong with an expression; "" if nothing is.

    Args:
        text: of the expression.
        tokens: of the text.
    """
    is_long = len(text) > _LONG
    node = _parsed(text, lambda: _Parser(tokens).whole()) if is_long else expression(text)
    return node.problem if isinstance(node, Opaque) else ""


def _parsed(text: str, parse: Callable[[], Node]) -> Node:
    try:
        return parse()
    except RecursionError:
        return Opaque(text, "it is nested too deeply")
    except (SpecError, _NotReadError, EvaluationError, UnsupportedError) as error:
        return Opaque(text, str(error))


class _NotReadError(Exception):
    """A token in an unexpected position."""


class _Literals:
    """How the literal text of a template is written."""

    QUOTED, HEREDOC, FLUSH, BARE = range(4)


class _Directive:
    """A part of a template that is no value: `%{ if }`, `%{ for }`, `%{ else }` and their ends."""

    def __init__(self, word: str, of: Node | None = None, names: tuple[str, ...] = ()) -> None:
        self.word, self.of, self.names = word, of, names


class _Piece:
    """Literal text of a template, which strip markers and the indentation of a heredoc still change."""

    def __init__(self, text: str) -> None:
        self.text = text


class _Parser:
    """Goes through the tokens once."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = [token for token in tokens if token.kind != "comment"]
        self.at, self.depth = 0, 0
        self.newlines = False

    def whole(self) -> Node:
        """The expression that all tokens are."""
        node = self.expression()
        self.skip()
        if self.at < len(self.tokens):
            raise self.unexpected()
        return node

    def unexpected(self) -> _NotReadError:
        """The error of the next token."""
        if self.at >= len(self.tokens):
            return _NotReadError("the expression is not complete")
        return _NotReadError(f"unexpected `{self.tokens[self.at].text.strip() or 'line break'}`")

    def peek(self) -> str:
        if not self.newlines:
            self.skip()
        return self.tokens[self.at].kind if self.at < len(self.tokens) else ""

    def skip(self) -> None:
        while self.at < len(self.tokens) and self.tokens[self.at].kind == "newline":
            self.at += 1

    def take(self, kind: str = "") -> Token:
        found = self.peek()
        if not found or (kind and found != kind):
            raise self.unexpected()
        self.at += 1
        return self.tokens[self.at - 1]

    def accept(self, kind: str) -> bool:
        if self.peek() != kind:
            return False
        self.at += 1
        return True

    def word(self, text: str) -> bool:
        """Whether the next token is this word."""
        return self.peek() == "ident" and self.tokens[self.at].text == text

    def expression(self) -> Node:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _NotReadError("it is nested too deeply")
        node = self.binary(1)
        if self.accept("?"):
            then = self.expression()
            self.take(":")
            node = Conditional(node, then, self.expression())
        self.depth -= 1
        return node

    def binary(self, lowest: int) -> Node:
        left = self.unary()
        while (strength := _PRECEDENCE.get(self.peek(), 0)) >= lowest:
            operator = self.take().text
            left = Binary(operator, left, self.binary(strength + 1))
        return left

    def unary(self) -> Node:
        operators = []
        while self.peek() in ("!", "-"):
            operators.append(self.take().text)
        node = self.steps(self.primary())
        for operator in reversed(operators):
            node = Unary(operator, node)
        return node

    def primary(self) -> Node:
        token = self.take()
        kind = token.kind
        if kind == "ident":
            return self.name(token.text)
        if kind == "number":
            return Literal(_number(token.text))
        if kind == "oquote":
            return self.template("cquote", _Literals.QUOTED)
        if kind == "oheredoc":
            flush = token.text.startswith("<<-")
            return self.template("cheredoc", _Literals.FLUSH if flush else _Literals.HEREDOC)
        readers: dict[str, Callable[[], Node]] = {"(": self.in_brackets, "[": self.list_, "{": self.object_}
        if kind not in readers:
            self.at -= 1
            raise self.unexpected()
        return readers[kind]()

    def inside(self, read: Callable[[], Node], newlines: bool = False) -> Node:
        """Reads what is in brackets, where line breaks mean nothing, or separate."""
        outer, self.newlines = self.newlines, newlines
        node = read()
        self.newlines = outer
        return node

    def in_brackets(self) -> Node:
        def read() -> Node:
            node = self.expression()
            self.take(")")
            return node

        return self.inside(read)

    def name(self, name: str) -> Node:
        if self.peek() == "::":
            while self.accept("::"):
                name += "::" + self.take("ident").text
            if self.peek() != "(":
                raise self.unexpected()
        if self.accept("("):
            return self.inside(lambda: self.call(name))
        return Literal(_CONSTANTS[name]) if name in _CONSTANTS else Name(name)

    def call(self, name: str) -> Node:
        arguments, expands = [], False
        while self.peek() != ")":
            arguments.append(self.expression())
            expands = self.accept("...")
            if expands or not self.accept(","):
                break
        self.take(")")
        return Call(name, tuple(arguments), expands)

    def steps(self, node: Node) -> Node:
        while True:
            kind = self.peek()
            if kind == ".":
                self.at += 1
                node = self.dotted(node)
            elif kind == "[":
                self.at += 1
                if self.peek() == "*" and self.after("]"):
                    self.at += 2
                    return Splat(node, self.steps(Name("")))
                node = self.inside(lambda of=node: self.index(of))  # type: ignore[misc]
            else:
                return node

    def after(self, kind: str) -> bool:
        """Whether the token after the next one is of a kind."""
        return self.at + 1 < len(self.tokens) and self.tokens[self.at + 1].kind == kind

    def index(self, of: Node) -> Node:
        node = Index(of, self.expression())
        self.take("]")
        return node

    def dotted(self, node: Node) -> Node:
        kind = self.peek()
        if kind == "*":
            self.at += 1
            each: Node = Name("")
            while self.peek() == "." and (self.after("ident") or self.after("number")):
                self.at += 1
                each = self.attribute(each)
            if self.peek() == "." and self.after("*"):
                raise _NotReadError("a splat cannot be used inside another attribute-only splat")
            return Splat(node, each)
        return self.attribute(node)

    def attribute(self, node: Node) -> Node:
        if self.peek() == "number":
            text = self.take().text
            if not text.isdecimal():
                raise _NotReadError("two indexes cannot be chained in the legacy syntax")
            return Index(node, Literal(_number(text)))
        return Attribute(node, self.take("ident").text)

    def list_(self) -> Node:
        return self.inside(self._list)

    def _list(self) -> Node:
        if self.word("for"):
            return self.for_("]")
        items = []
        while self.peek() != "]":
            items.append(self.expression())
            if not self.accept(","):
                break
        self.take("]")
        return ListOf(tuple(items))

    def object_(self) -> Node:
        self.skip()
        if self.word("for"):
            return self.inside(lambda: self.for_("}"))
        return self.inside(self._object, newlines=True)

    def _object(self) -> Node:
        items = []
        while True:
            self.skip()
            if self.accept("}"):
                break
            key = self.key()
            if not (self.accept("=") or self.accept(":")):
                raise self.unexpected()
            items.append((key, self.expression()))
            if self.accept("}"):
                break
            if not (self.accept(",") or self.accept("newline")):
                raise self.unexpected()
        return ObjectOf(tuple(items))

    def key(self) -> Node:
        """A bare word is a key by its own name, unless it is in parentheses."""
        if self.peek() == "(":
            return self.expression()
        first = self.tokens[self.at] if self.at < len(self.tokens) else None
        start = self.at
        node = self.expression()
        if first is not None and self.at == start + 1 and first.kind == "ident":
            return Literal(values.string(first.text))
        if _is_traversal(node):
            return Refused("a key with dots or brackets must be in quotes or in parentheses")
        return node

    def for_(self, end: str) -> Node:
        self.take("ident")
        names, of = self.loop()
        self.take(":")
        key = self.expression() if end == "}" else None
        if key is not None:
            self.take("=>")
        value = self.expression()
        groups = key is not None and self.accept("...")
        condition = None
        if self.word("if"):
            self.take()
            condition = self.expression()
        self.take(end)
        return For(names, of, key, value, condition, groups)

    def loop(self) -> tuple[tuple[str, ...], Node]:
        """`k, v in of`: the names, and what is gone through."""
        names = [self.take("ident").text]
        if self.accept(","):
            names.append(self.take("ident").text)
        if not self.word("in"):
            raise self.unexpected()
        self.take()
        return tuple(names), self.expression()

    def template(self, until: str, how: int) -> Node:
        """Literal text, interpolations and directives up to the closing token; to the end if that is ""."""
        parts = self.parts(until, how)
        if how == _Literals.FLUSH:
            _flush(parts)
        if len(parts) == 1 and not isinstance(parts[0], _Piece | _Directive):
            return parts[0]
        made, rest = _nested(_melded(parts), ())
        if rest is not None:
            raise _NotReadError(f"unexpected `{rest}` in a template")
        return _text(made)

    def parts(self, until: str, how: int) -> list[Node | _Piece | _Directive]:
        """The parts of a template, in order, with strip markers applied."""
        made: list[Node | _Piece | _Directive] = []
        strip, trims = False, False
        while self.at < len(self.tokens) and self.tokens[self.at].kind != until:
            token = self.tokens[self.at]
            self.at += 1
            if token.kind == "lit":
                for text in _lines(token.text, how):
                    decoded = unescaped(text) if how == _Literals.QUOTED else _signs(text)
                    made.append(_Piece(decoded.lstrip(SPACE) if strip else decoded))
                    strip = False
                trims = True
                continue
            if trims and token.text.endswith("~") and isinstance(made[-1], _Piece):
                made[-1].text = made[-1].text.rstrip(SPACE)
            trims = False
            if token.kind == "interp":
                made.append(self.inside(self.expression))
            elif token.kind == "control":
                made.append(self.directive())
            else:
                self.at -= 1
                raise self.unexpected()
            outer, self.newlines = self.newlines, False
            strip = self.take("seqend").text.startswith("~")
            self.newlines = outer
        if until:
            self.at += 1
            if self.at > len(self.tokens):
                raise _NotReadError("a template is not closed")
        return made

    def directive(self) -> _Directive:
        outer, self.newlines = self.newlines, False
        word = self.take("ident").text
        if word == "if":
            made = _Directive("if", self.expression())
        elif word == "for":
            names, of = self.loop()
            made = _Directive("for", of, names)
        elif word in ("else", "endif", "endfor"):
            made = _Directive(word)
        else:
            raise _NotReadError(f"`{word}` is no template directive")
        self.newlines = outer
        return made


def _is_traversal(node: Node) -> bool:
    while True:
        if isinstance(node, Attribute) or (isinstance(node, Index) and isinstance(node.key, Literal)):
            node = node.of
        else:
            return isinstance(node, Name)


def _lines(text: str, how: int) -> list[str]:
    """Literal text as HCL's scanner cuts it: at the ends of lines, unless it is in quotes."""
    return (
        [text]
        if how == _Literals.QUOTED or "\n" not in text
        else text.splitlines(keepends=True)
        if (_ONLY_NEWLINES.fullmatch(text))
        else re.findall(r"[^\n]*\n|[^\n]+", text)
    )


_ONLY_NEWLINES = re.compile(r"[^\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]*")


def _flush(parts: list[Node | _Piece | _Directive]) -> None:
    """Removes the common indentation of a `<<-` heredoc."""
    least: int | None = None
    starts: list[_Piece] = []
    newline = True
    for part in parts:
        if newline:
            newline = False
            spaces: int | None = 0
            if isinstance(part, _Piece):
                rest = part.text.lstrip(SPACE)
                if not rest and part.text.endswith("\n"):
                    spaces = None
                else:
                    spaces = len(part.text) - len(rest)
                    starts.append(part)
            if spaces is not None and (least is None or spaces < least):
                least = spaces
        if isinstance(part, _Piece) and part.text.endswith("\n"):
            newline = True
    for piece in starts:
        piece.text = piece.text[least or 0 :]


def _melded(parts: list[Node | _Piece | _Directive]) -> list[Node | _Directive]:
    """Parts with neighbouring texts in one."""
    made: list[Node | _Directive] = []
    pending: list[str] = []
    for part in [*parts, None]:
        if isinstance(part, _Piece):
            pending.append(part.text)
            continue
        if pending:
            made.append(Literal(values.string("".join(pending))))
            pending = []
        if part is not None:
            made.append(part)
    return made


def _nested(parts: list[Node | _Directive], ends: tuple[str, ...]) -> tuple[list[Node], str | None]:
    """Parts up to a directive that ends them, which is named; takes them off the list."""
    made: list[Node] = []
    while parts:
        part = parts.pop(0)
        if not isinstance(part, _Directive):
            made.append(part)
        elif part.word == "if" and part.of is not None:
            then, end = _nested(parts, ("else", "endif"))
            otherwise: list[Node] = []
            if end == "else":
                otherwise, end = _nested(parts, ("endif",))
            if end != "endif":
                raise _NotReadError("a template's `if` has no `endif`")
            made.append(Conditional(part.of, _text(then, fold=False), _text(otherwise, fold=False)))
        elif part.word == "for" and part.of is not None:
            each, end = _nested(parts, ("endfor",))
            if end != "endfor":
                raise _NotReadError("a template's `for` has no `endfor`")
            made.append(Joined(For(part.names, part.of, None, _text(each, fold=False), None)))
        else:
            if part.word not in ends:
                raise _NotReadError(f"unexpected `{part.word}` in a template")
            return made, part.word
    return made, None


def _text(parts: list[Node], *, fold: bool = True) -> Node:
    if not parts:
        return Literal(values.string(""))
    only = parts[0]
    if len(parts) == 1 and isinstance(only, Literal) and (fold or only.value.type.kind == "string"):
        return only
    return Text(tuple(parts))


def _number(text: str) -> Value:
    if not _NUMBER.fullmatch(text):
        raise _NotReadError(f"`{text}` is no number")
    return Value(NUMBER, numbers.parse(text))


def unescaped(text: str) -> str:
    """Literal text of a quoted string with its escapes undone."""
    return _ESCAPE.sub(_character, text) if "\\" in text else _signs(text)


def _signs(text: str) -> str:
    return text.replace("$${", "${").replace("%%{", "%{")


def _character(found: re.Match[str]) -> str:
    short, long, char, sign = found.groups()
    if sign:
        return f"{sign}{{"
    if char:
        if char not in _ESCAPES:
            raise _NotReadError(f"`\\{char}` is no escape sequence")
        return _ESCAPES[char]
    point = int(short or long, 16)
    if point > _LAST_CODE_POINT or 0xD800 <= point < 0xE000:
        raise _NotReadError(f"`{found.group()}` is no character")
    return chr(point)
