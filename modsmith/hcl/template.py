"""Terraform's template language, which CDKTF uses for all strings: `${...}` interpolates, `$${` is literal.

`parse` converts such text into the values of `blocks`; `references` finds what values refer to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from modsmith.errors import SpecError
from modsmith.hcl.blocks import Attribute, Block, Expression, Template, Value
from modsmith.hcl.tokens import CLOSER, Token, tokenize, tokenize_template

_KEYWORDS = frozenset({"for", "in", "if", "else", "endif", "endfor", "true", "false", "null"})
# attributes whose dotted names are providers, or attributes of the block itself
_NO_REFERENCES = frozenset({"provider", "providers", "configuration_aliases", "ignore_changes"})


def parse(text: str) -> str | Template | Expression:
    """The value of text in the template language.

    Returns:
        An `Expression` for "${x}" alone, a literal `str` for text without interpolation, otherwise a `Template`.

    Raises:
        SpecError: an interpolation is not closed, or contains a heredoc.
    """
    if "{" not in text:
        return text
    tokens = tokenize_template(text)
    if all(token.kind == "lit" for token in tokens):
        return re.sub(r"([$%])\1\{", r"\1{", text)
    if any(token.kind == "oheredoc" for token in tokens):
        raise SpecError(f"an interpolation contains a heredoc in {text!r}", fix="Move it to a local value")
    inner = sole_interpolation(tokens)
    return (
        Template(text)
        if inner is None
        else Expression(text[len(tokens[0].text) : -len(tokens[-1].text)].strip())
    )


def escape(text: str) -> str:
    """Literal text in the template language; `parse` returns the same `str`."""
    return re.sub(r"([$%])\{", r"\1\1{", text)


def sole_interpolation(tokens: Sequence[Token]) -> Sequence[Token] | None:
    """The tokens inside a template that is a single interpolation; None for other templates."""
    if not tokens or tokens[0].kind != "interp":
        return None
    depth = 0
    for i, token in enumerate(tokens):
        depth += (token.kind in ("interp", "control")) - (token.kind == "seqend")
        if not depth:
            return tokens[1:i] if i == len(tokens) - 1 else None
    return None


def references(value: Value | Block) -> set[str]:
    """Addresses that a value or block refers to, without attribute paths.

    Examples are `var.name`, `local.tables`, `aws_kms_key.this`, `data.aws_region.current`, `module.table`,
    `each.key`, `path.module`. Names that a `for` or a `dynamic` block binds are excluded, and so is literal text:
    pass text in the template language through `parse` first. Without its block, an iterator in an expression
    (`attribute.value`) looks like a resource and is included.
    """
    return set(_block_references(value)) if isinstance(value, Block) else set(_value_references(value))


def _block_references(block: Block) -> Iterator[str]:
    """References of a block's body, without the iterator of a `dynamic` block."""
    iterator = ""
    if block.type == "dynamic" and block.labels:
        named = block.get("iterator")
        iterator = named.text if isinstance(named, Expression) else block.labels[0]
    for item in block.body:
        if isinstance(item, Attribute) and item.name in _NO_REFERENCES:
            continue
        found = _block_references(item) if isinstance(item, Block) else _value_references(item.value)
        yield from (name for name in found if not iterator or name.split(".")[0] != iterator)


def _value_references(value: Value) -> Iterator[str]:
    """References of a value and everything in it."""
    if isinstance(value, Expression):
        yield from _addresses(tokenize(value.text))
    elif isinstance(value, Template):
        yield from _addresses(tokenize_template(value.text))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _value_references(key)
            yield from _value_references(item)
    elif isinstance(value, Iterable) and not isinstance(value, (str, bytes)):
        for item in value:
            yield from _value_references(item)


def _addresses(tokens: Sequence[Token]) -> Iterator[str]:
    """Addresses in an expression or template."""
    code = [token for token in tokens if token.kind != "comment"]
    brackets: list[str] = []
    bound: list[tuple[int, set[str]]] = []
    for i, token in enumerate(code):
        if token.kind in CLOSER or token.kind in ("interp", "control"):
            brackets.append(token.kind)
            if names := _for_names(code, i + 1):
                bound.append((_scope(brackets), names))
        elif token.kind in (")", "]", "}", "seqend"):
            brackets.pop()
            bound = [scope for scope in bound if scope[0] <= len(brackets)]
        elif token.kind == "ident" and _is_root(code, i):
            path = _path(code, i)
            # a single name is an object's key or a type
            if len(path) > 1 and not any(path[0] in names for _, names in bound):
                yield ".".join(path[: 3 if path[0] == "data" else 2])


def _scope(brackets: Sequence[str]) -> int:
    """The number of open brackets while a name is bound; a `%{ for }` binds to the end of its template."""
    return len(brackets) - (brackets[-1] == "control")


def _for_names(code: Sequence[Token], at: int) -> set[str]:
    """Names that the `for` at this position binds; empty if there is no `for`."""
    while at < len(code) and code[at].kind == "newline":
        at += 1
    if at >= len(code) or code[at].text != "for":
        return set()
    end = next((j for j in range(at, len(code)) if code[j].text == "in"), at)
    return {token.text for token in code[at + 1 : end] if token.kind == "ident"}


def _is_root(code: Sequence[Token], at: int) -> bool:
    """Whether a traversal starts here, as opposed to a function's name, an attribute's name or a keyword."""
    before = code[at - 1].kind if at else ""
    after = code[at + 1].kind if at + 1 < len(code) else ""
    return before not in (".", "::") and after not in ("(", "::") and code[at].text not in _KEYWORDS


def _path(code: Sequence[Token], at: int) -> list[str]:
    """The names of a traversal up to its first index or splat."""
    path = [code[at].text]
    while at + 2 < len(code) and code[at + 1].kind == "." and code[at + 2].kind == "ident":
        at += 2
        path.append(code[at].text)
    return path
