r"""Strings, numbers and object keys in the form that a careful author writes.

Text is normalized to NFC, like all strings that Terraform reads, so the file contains what Terraform sees. Control and
direction characters become `\uXXXX`; all other characters are written verbatim.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from modsmith.errors import SpecError
from modsmith.hcl.blocks import Expression
from modsmith.hcl.layout import INDENT, arranged, joined, layout
from modsmith.hcl.template import escape, sole_interpolation
from modsmith.hcl.tokens import Token, tokenize, tokenize_template
from modsmith.hcl.wrap import wrapped

MARKER = "EOT"
_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = "\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff"
_TO_ESCAPE = re.compile(rf'["\\\n\t{_INVISIBLE}]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_IDENTIFIER = re.compile(r"[A-Za-z_][\w-]*", re.ASCII)
_KEYWORDS = frozenset({"null", "true", "false", "for", "if", "in", "else", "endif", "endfor"})
# characters with a width of exactly one column: Latin, Greek, Cyrillic, kana, Han, Hangul syllables
_SURE = (
    " -~\u00a1-\u00ac\u00ae-\u02ff\u0391-\u03ff\u0400-\u0482\u048a-\u052f"
    "\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fa5\uac00-\ud7a3"
)
_UNSURE_COLUMN = re.compile(f"[^{_SURE}]")
# a heredoc's line: indented with spaces, without combining marks at its start or space at its end
_HEREDOC_LINE = re.compile(rf" *(?! )[{_SURE}](?:[^{_INVISIBLE}\n]*\S)?")
_PRECISION_BITS = 512


def normalised(text: str) -> str:
    """Text in Terraform's normal form.

    Raises:
        SpecError: the text contains half of a surrogate pair, which no file can contain.
    """
    if text.isascii():
        return text
    if _SURROGATE.search(text):
        raise SpecError(f"{text!r} contains half of a surrogate pair", fix="Write the whole character")
    return unicodedata.normalize("NFC", text)


def is_identifier(name: str) -> bool:
    """Whether a text can be the name of an attribute or block."""
    return _IDENTIFIER.fullmatch(name) is not None


def quoted(text: str) -> str:
    """A literal string in quotes; escapes `${`."""
    return f'"{_escaped(escape(normalised(text)))}"'


def template(text: str, level: int = 0, column: int = 0) -> str:
    """A template in quotes; bare if it is a single interpolation, like `terraform fmt` writes it."""
    tokens = tokenize_template(normalised(text))
    inner = sole_interpolation(tokens)
    if inner is not None:
        bare = text[len(tokens[0].text) : -len(tokens[-1].text)]
        return expression(bare, level, column, inner)
    return arranged([Token("oquote", '"'), *with_text(tokens, _escaped), Token("cquote", '"')], level)


def expression(text: str, level: int = 0, column: int = 0, tokens: Sequence[Token] = ()) -> str:
    """An expression; one that is nothing but a quoted interpolation is written bare, as `terraform fmt` does.

    Args:
        text: of the expression.
        level: indentation, in steps of two spaces.
        column: where it starts on its line: what is too long gets line breaks.
        tokens: of the text, if they are known.
    """
    bare = text.strip()
    nested = _quoted_interpolation(bare, tokens or tokenize(bare)) if bare.startswith('"') else None
    return wrapped(text, level, column) if nested is None else template(nested, level, column)


def _quoted_interpolation(text: str, tokens: Sequence[Token]) -> str | None:
    """The template in an expression that is nothing but a quoted interpolation; None for other expressions."""
    if not tokens or (tokens[0].kind, tokens[-1].kind) != ("oquote", "cquote"):
        return None
    content = text[1:-1]
    try:
        return content if sole_interpolation(tokenize_template(content)) is not None else None
    except SpecError:
        return None


def heredoc(text: str, level: int) -> str | None:
    """Lines of the template language as an indented heredoc.

    Args:
        text: in the template language.
        level: indentation of the line that it starts on, in steps of two spaces.

    Returns:
        The heredoc, its marker indented to `level`; None if a heredoc would not have exactly this value, or if the text
        has less than two lines or does not end with a newline.
    """
    if text.count("\n") < 2 or not text.endswith("\n"):
        return None
    tokens = tokenize_template(normalised(text))
    if any(token.kind in ("newline", "oheredoc") for token in tokens):
        return None
    lines = joined(tokens)[:-1].split("\n")
    exact = all(not line or (_HEREDOC_LINE.fullmatch(line) and line.strip() != MARKER) for line in lines)
    if not exact or all(line[:1] in ("", " ") for line in lines):
        return None
    body = "\n".join(INDENT * (level + 1) + line if line else "" for line in lines)
    return f"<<-{MARKER}\n{body}\n{INDENT * level}{MARKER}"


def number(value: int | float) -> str:
    """The shortest number that Terraform reads as exactly this value.

    Raises:
        SpecError: the value is infinite, not a number, or an integer beyond Terraform's 512 bits.
    """
    if isinstance(value, int):
        digits = abs(value)
        if (digits // (digits & -digits or 1)).bit_length() > _PRECISION_BITS:
            raise SpecError(
                "an integer has more than the 512 bits that Terraform supports", fix="Give it as a string"
            )
        return str(int(value))
    if not math.isfinite(value):
        raise SpecError(f"`{value}` is not a number in HCL", fix="Give a finite number or null")
    mantissa, _, exponent = repr(float(value) + 0.0).removesuffix(".0").partition("e")
    return f"{mantissa}e{int(exponent)}" if exponent else mantissa


def key(name: str | Expression) -> str:
    """An object's key: bare, quoted or in parentheses.

    Escapes characters of uncertain width (marks, emoji), because the alignment of `=` depends on it.

    Raises:
        SpecError: the key is an expression that spans lines, or contains a `=` that `terraform fmt` would align.
    """
    if isinstance(name, Expression):
        return _expression_key(name.text)
    if is_identifier(name) and name not in _KEYWORDS:
        return name
    return _ascii_where_unsure(quoted(name))


def _expression_key(text: str) -> str:
    tokens = tokenize(text)
    if any(token.kind in ("=", "newline", "comment", "oheredoc") for token in tokens):
        raise SpecError(f"`{text}` is too complex for an object's key", fix="Define it as a local value")
    is_string = tokens and tokens[0].kind == "oquote" and _end_of_string(tokens) == len(tokens) - 1
    written = layout(text)
    return _ascii_where_unsure(written if is_string else f"({written})")


def _end_of_string(tokens: Sequence[Token]) -> int:
    """Index of the quote that closes the string."""
    depth = 0
    for i, token in enumerate(tokens):
        depth += (token.kind == "oquote") - (token.kind == "cquote")
        if not depth:
            return i
    return -1


def with_text(tokens: Iterable[Token], change: Callable[[str], str]) -> Iterator[Token]:
    """Tokens of a template with changed text; strings inside interpolations are kept."""
    depth = 0
    for token in tokens:
        depth += (token.kind in ("interp", "control")) - (token.kind == "seqend")
        yield Token("lit", change(token.text)) if token.kind == "lit" and not depth else token


def _escaped(text: str) -> str:
    """Escapes characters that quoted strings cannot contain."""
    return _TO_ESCAPE.sub(lambda match: _ESCAPES.get(match.group(), f"\\u{ord(match.group()):04x}"), text)


def _ascii_where_unsure(text: str) -> str:
    return _UNSURE_COLUMN.sub(lambda match: _code_point(match.group()), text)


def _code_point(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"
