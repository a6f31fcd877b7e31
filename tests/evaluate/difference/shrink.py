"""Makes what differs as small as it can be: parts of expressions, blocks of modules."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Sequence

from modsmith.hcl.tokens import TokenError, tokenize

from .modules import Case

_OPENERS = ("(", "[", "{", "interp", "oquote", "oheredoc")
_CLOSERS = (")", "]", "}", "seqend", "cquote", "cheredoc")
_STAND_INS = ("null", "1", '"a"', "[]", "{}", "true", "(terraform_data.seed.id)")
_MOST = 400


def expression(text: str, differing: Callable[[Sequence[str]], Sequence[str]]) -> str:
    """The smallest expression found that still differs.

    Args:
        text: an expression that differs.
        differing: returns those of some expressions that differ.
    """
    while True:
        smaller = list(dict.fromkeys(one for one in _smaller(text) if len(one) < len(text)))
        found = differing(sorted(smaller, key=len)[:_MOST])
        if not found:
            return text
        text = min(found, key=len)


def _smaller(text: str) -> Iterator[str]:
    """Each part of an expression alone, and the expression with a constant in the place of each part."""
    for start, end in _parts(text):
        part = text[start:end].strip()
        yield part
        for stand_in in _STAND_INS:
            yield text[:start] + stand_in + text[end:]
        yield text[:start] + text[end:]


def _parts(text: str) -> Iterator[tuple[int, int]]:
    """The bounds of what is in brackets or between commas, with and without a name before it."""
    try:
        tokens = tokenize(text)
    except TokenError:
        return
    opened: list[list[int]] = [[0]]
    before = ""
    for at, token in enumerate(tokens):
        if token.kind in _OPENERS:
            opened.append([token.at + len(token.text), token.at])
        elif token.kind in _CLOSERS and len(opened) > 1:
            inner, begin = opened.pop()
            end = token.at + len(token.text)
            yield inner, token.at
            yield begin, end
            if at and before:
                yield from (
                    (one.at, end) for one in tokens if one.kind == "ident" and one.at + len(one.text) == begin
                )
        elif token.kind in (",", "?", ":", "=", "=>", "newline"):
            yield opened[-1][0], token.at
            yield token.at, token.at + len(token.text)
            opened[-1][0] = token.at + len(token.text)
        before = token.kind


def module(case: Case, differs: Callable[[Case], bool]) -> Case:
    """The case with as few blocks and inputs as still differ."""
    changed = True
    while changed:
        changed = False
        for smaller in _fewer(case):
            if differs(smaller):
                case, changed = smaller, True
                break
    return case


def _fewer(case: Case) -> Iterator[Case]:
    for file, blocks in case.files.items():
        for at in reversed(range(len(blocks))):
            smaller = copy.deepcopy(case)
            del smaller.files[file][at]
            yield smaller
    for name in case.inputs:
        smaller = copy.deepcopy(case)
        del smaller.inputs[name]
        yield smaller
