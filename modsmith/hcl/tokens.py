"""The tokens of HCL expressions and templates, for `template` and `layout`.

A token's kind is its own text for punctuation (`(`, `=`, `=>` ...) and one of these for the rest:

    ident  number  newline  comment      in an expression
    oquote cquote  oheredoc cheredoc     around a template in an expression
    lit                                  literal text of a template, verbatim
    interp control seqend                `${`, `%{` and the `}` that ends either

Insignificant white space is not a token. python-hcl2's grammar could do this, but takes 0.13 s to import and 0.6 ms
per line.

Source: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from modsmith.errors import SpecError

CLOSER = {"(": ")", "[": "]", "{": "}"}

TRIVIA = r"(?P<space>[ \t\r]+)|(?P<newline>\n)|(?P<comment>(?:\#|//)[^\n]*|/\*(?s:.*?)\*/)"
"""The pattern of white space, line breaks and comments; a `#` is escaped, for verbose patterns."""

_CODE = re.compile(
    TRIVIA
    + r"""
    | (?P<ident>[^\W\d][\w-]*|_[\w-]*)
    | (?P<number>\d+(?:\.\d+|[eE][+-]?\d+)*)
    | (?P<oheredoc><<-?[^\W\d][\w-]*\r?\n)
    | (?P<oquote>")
    | (?P<mark>~\}|\.\.\.|=>|==|!=|<=|>=|&&|\|\||::|[][(){}?:=<>!+\-*/%.,])
    """,
    re.VERBOSE,
)
# `$$${` is an escaped `$${`: any run of two or more signs before the brace is literal text
_TEXT = r"\$\$+\{|%%+\{|\$(?!\$*\{)|%(?!%*\{)"
_RAW = re.compile(rf"(?:[^$%]|{_TEXT})+")
_LINE = re.compile(rf"(?:[^$%\n]|{_TEXT})*\n|(?:[^$%\n]|{_TEXT})+")
_QUOTED = re.compile(rf'(?:[^"\\$%\n]|\\.|{_TEXT})+')
_OPENER = re.compile(r"[$%]\{~?")


class Token(NamedTuple):
    """A token of an expression or template.

    Attributes:
        kind: see the module's docstring.
        text: as written.
        at: its position in the text.
    """

    kind: str
    text: str
    at: int = 0


class TokenError(SpecError):
    """A text has a character without a meaning, or something in it is not closed.

    Attributes:
        what: what is wrong.
        at: the position in the text.
    """

    def __init__(self, what: str, text: str, at: int) -> None:
        fix = "Correct the expression, or escape text with `$${` and `%%{`"
        super().__init__(f"{what} in {text!r}", fix=fix)
        self.what, self.at = what, at


def tokenize(text: str) -> list[Token]:
    """The tokens of an expression.

    Raises:
        TokenError: a bracket, quote, heredoc or `${` is not closed, or a character has no meaning.
    """
    scanner = Scanner(text)
    scanner.code(inside="")
    return scanner.tokens


def tokenize_template(text: str) -> list[Token]:
    """The tokens of text in the template language, without quotes, as in a heredoc or in JSON.

    Raises:
        TokenError: as `tokenize`.
    """
    scanner = Scanner(text)
    scanner.template(_RAW, stop="")
    return scanner.tokens


def unquoted(text: str, undo: Callable[[str], str]) -> str:
    """The content of a quoted string in the template language; undoes escapes outside interpolations.

    Args:
        text: without its quotes.
        undo: converts escaped text to literal text.

    Raises:
        TokenError: as `tokenize`.
    """
    scanner, made = Scanner(text), list[str]()
    while scanner.at < len(text):
        start = scanner.at
        if match := _QUOTED.match(text, start):
            scanner.at = match.end()
            made.append(undo(match.group()))
        elif opener := _OPENER.match(text, start):
            scanner.at = opener.end()
            scanner.code(inside=opener.group())
            made.append(text[start : scanner.at])
        else:
            raise scanner.fault("a quoted string contains a line break")
    return "".join(made)


class Scanner:
    """Reads one text from left to right; brackets, quotes and interpolations nest.

    Args:
        text: an expression, a template, or a file.
        base: the position of the text in the whole.
    """

    def __init__(self, text: str, base: int = 0) -> None:
        self.text, self.at, self.tokens, self._base = text, 0, list[Token](), base
        self._first = 0  # the position that the positions of tokens count from

    def code(self, inside: str) -> None:
        """Reads to the end, or past the brace that ends the `inside` (`${` or `%{`)."""
        open_brackets: list[str] = []
        while self.at < len(self.text):
            start = self.at
            kind, text = self.next_code()
            if inside and not open_brackets and text in ("}", "~}"):
                self._append("seqend", text, start)
                return
            self.bracket(text, open_brackets)
            self.add(kind, text, start)
        if inside:
            raise self.fault(f"`{inside}` is not closed")
        if open_brackets:
            raise self.fault(f"`{open_brackets[-1]}` is missing")

    def attribute(self) -> tuple[str, list[Token]]:
        """Reads the expression of an attribute: to the end of its line, or before the brace that ends its block.

        Returns:
            The text, and its tokens without comments; their positions are those in it.
        """
        open_brackets: list[str] = []
        while self.text.startswith((" ", "\t"), self.at):
            self.at += 1
        begin = end = self.at
        first, self._first = len(self.tokens), begin
        while self.at < len(self.text):
            start = self.at
            kind, text = self.next_code()
            if not open_brackets and (kind == "newline" or text == "}"):
                self.at = start
                break
            self.bracket(text, open_brackets)
            self.add(kind, text, start)
            if kind not in ("space", "comment", "newline"):
                end = self.at
        if open_brackets:
            raise self.fault(f"`{open_brackets[-1]}` is missing")
        made = [token for token in self.tokens[first:] if token.at < end - begin and token.kind != "comment"]
        del self.tokens[first:]
        self._first = 0
        return self.text[begin:end], made

    def bracket(self, text: str, open_brackets: list[str]) -> None:
        """Keeps track of the brackets that are open."""
        if text in CLOSER:
            open_brackets.append(CLOSER[text])
        elif text in (")", "]", "}", "~}") and (not open_brackets or open_brackets.pop() != text):
            raise self.fault(f"`{text}` has no opening counterpart")

    def next_code(self) -> tuple[str, str]:
        """Kind and text of the next token; ("space", ...) for white space."""
        match = _CODE.match(self.text, self.at)
        if match is None:
            raise self.fault(f"`{self.text[self.at : self.at + 10]}` is not an expression")
        self.at = match.end()
        return str(match.lastgroup), match.group()

    def _append(self, kind: str, text: str, start: int) -> None:
        self.tokens.append(Token(kind, text, self._base + start - self._first))

    def add(self, kind: str, text: str, start: int) -> None:
        """Appends a token of an expression, and the template that follows an opening quote or heredoc."""
        if kind == "space":
            return
        self._append(text if kind == "mark" else kind, text, start)
        if kind == "oquote":
            self.template(_QUOTED, stop='"')
            self._append("cquote", '"', self.at - 1)
        elif kind == "oheredoc":
            self.heredoc(text.strip("<-\r\n"))

    def heredoc(self, marker: str) -> None:
        """Reads the lines up to the marker."""
        closing = re.compile(rf"[ \t]*{re.escape(marker)}(?=[ \t]*\r?$)", re.MULTILINE)
        opened = begin = self.at
        is_line_start = True
        while self.at < len(self.text):
            end = closing.match(self.text, self.at) if is_line_start else None
            line = None if end else _LINE.match(self.text, self.at)
            if line:
                self.at = line.end()
                is_line_start = line.group().endswith("\n")
                continue
            if begin < self.at:
                self._append("lit", self.text[begin : self.at], begin)
            if end:
                self._append("cheredoc", end.group(), self.at)
                self.at = end.end()
                return
            self._interpolation()
            is_line_start, begin = False, self.at
        self.at = opened - 1  # in the opening line
        raise self.fault(f"the heredoc `{marker}` is not closed")

    def _interpolation(self) -> None:
        """Reads `${ ... }` or `%{ ... }`."""
        opener = _OPENER.match(self.text, self.at)
        if opener is None:
            raise self.fault("a quoted string contains a line break")
        self._append("interp" if opener.group()[0] == "$" else "control", opener.group(), self.at)
        self.at = opener.end()
        self.code(inside=opener.group())

    def template(self, literal: re.Pattern[str], stop: str) -> None:
        """Reads literal text and interpolations up to `stop`; to the end if that is ""."""
        while self.at < len(self.text):
            start = self.at
            if match := literal.match(self.text, self.at):
                self._append("lit", match.group(), start)
                self.at = match.end()
            elif stop and self.text.startswith(stop, self.at):
                self.at += len(stop)
                return
            else:
                self._interpolation()
        if stop:
            raise self.fault("a quote is not closed")

    def fault(self, problem: str) -> TokenError:
        """The error, with the text that contains it."""
        return TokenError(problem, self.text, self._base + self.at)
