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

_CODE = re.compile(
    r"""
      (?P<space>[ \t\r]+)
    | (?P<newline>\n)
    | (?P<comment>(?:\#|//)[^\n]*|/\*[^\n]*?\*/)
    | (?P<ident>[^\W\d][\w-]*|_[\w-]*)
    | (?P<number>\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)
    | (?P<oheredoc><<-?[^\W\d][\w-]*\n)
    | (?P<oquote>")
    | (?P<mark>~\}|\.\.\.|=>|==|!=|<=|>=|&&|\|\||::|[][(){}?:=<>!+\-*/%.,])
    """,
    re.VERBOSE,
)
# `$$${` is an escaped `$${`: any run of two or more signs before the brace is literal text
_TEXT = r"\$\$+\{|%%+\{|\$(?!\$*\{)|%(?!%*\{)"
_RAW = re.compile(rf"(?:[^$%]|{_TEXT})+")
_QUOTED = re.compile(rf'(?:[^"\\$%\n]|\\.|{_TEXT})+')
_OPENER = re.compile(r"[$%]\{~?")


class Token(NamedTuple):
    """A token of an expression or template.

    Attributes:
        kind: see the module's docstring.
        text: as written.
    """

    kind: str
    text: str


def tokenize(text: str) -> list[Token]:
    """The tokens of an expression.

    Raises:
        SpecError: a bracket, quote, heredoc or `${` is not closed, or a character has no meaning.
    """
    scanner = _Scanner(text)
    scanner.code(inside="")
    return scanner.tokens


def tokenize_template(text: str) -> list[Token]:
    """The tokens of text in the template language, without quotes, as in a heredoc or in JSON.

    Raises:
        SpecError: as `tokenize`.
    """
    scanner = _Scanner(text)
    scanner.template(_RAW, stop="")
    return scanner.tokens


def unquoted(text: str, undo: Callable[[str], str]) -> str:
    """The content of a quoted string in the template language; undoes escapes outside interpolations.

    Args:
        text: without its quotes.
        undo: converts escaped text to literal text.

    Raises:
        SpecError: as `tokenize`.
    """
    scanner, made = _Scanner(text), list[str]()
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


class _Scanner:
    """Reads one text from left to right; brackets, quotes and interpolations nest."""

    def __init__(self, text: str) -> None:
        self.text, self.at, self.tokens = text, 0, list[Token]()

    def code(self, inside: str) -> None:
        """Reads to the end, or past the brace that ends the `inside` (`${` or `%{`)."""
        open_brackets: list[str] = []
        while self.at < len(self.text):
            kind, text = self.next_code()
            if inside and not open_brackets and text in ("}", "~}"):
                self.tokens.append(Token("seqend", text))
                return
            if text in CLOSER:
                open_brackets.append(CLOSER[text])
            elif text in (")", "]", "}", "~}") and (not open_brackets or open_brackets.pop() != text):
                raise self.fault(f"`{text}` has no opening counterpart")
            self.add(kind, text)
        if inside:
            raise self.fault(f"`{inside}` is not closed")
        if open_brackets:
            raise self.fault(f"`{open_brackets[-1]}` is missing")

    def next_code(self) -> tuple[str, str]:
        """Kind and text of the next token; ("space", ...) for white space."""
        match = _CODE.match(self.text, self.at)
        if match is None:
            raise self.fault(f"`{self.text[self.at : self.at + 10]}` is not an expression")
        self.at = match.end()
        return str(match.lastgroup), match.group()

    def add(self, kind: str, text: str) -> None:
        """Appends a token of an expression, and the template that follows an opening quote or heredoc."""
        if kind == "space":
            return
        self.tokens.append(Token(text if kind == "mark" else kind, text))
        if kind == "oquote":
            self.template(_QUOTED, stop='"')
            self.tokens.append(Token("cquote", '"'))
        elif kind == "oheredoc":
            self.heredoc(text.strip("<-\n"))

    def heredoc(self, marker: str) -> None:
        """Reads the lines up to the marker."""
        end = re.compile(rf"^[ \t]*{re.escape(marker)}$", re.MULTILINE).search(self.text, self.at)
        if end is None:
            raise self.fault(f"the heredoc `{marker}` is not closed")
        self.tokens += tokenize_template(self.text[self.at : end.start()])
        self.tokens.append(Token("cheredoc", end.group()))
        self.at = end.end()

    def template(self, literal: re.Pattern[str], stop: str) -> None:
        """Reads literal text and interpolations up to `stop`; to the end if that is ""."""
        while self.at < len(self.text):
            if match := literal.match(self.text, self.at):
                self.tokens.append(Token("lit", match.group()))
                self.at = match.end()
            elif stop and self.text.startswith(stop, self.at):
                self.at += len(stop)
                return
            elif opener := _OPENER.match(self.text, self.at):
                self.at = opener.end()
                self.tokens.append(Token("interp" if opener.group()[0] == "$" else "control", opener.group()))
                self.code(inside=opener.group())
            else:
                raise self.fault("a quoted string contains a line break")
        if stop:
            raise self.fault("a quote is not closed")

    def fault(self, problem: str) -> SpecError:
        """The error, with the text that contains it."""
        return SpecError(
            f"{problem} in {self.text!r}", fix="Correct the expression, or escape text with `$${` and `%%{`"
        )
