"""Text from modules as Markdown that also reads well in a terminal."""

from __future__ import annotations

import re

from modsmith.diff.rules.rule import Change
from modsmith.validate.report.safe import safe_text

_TOKEN = re.compile(
    r"""(?P<name>(?<!\w)[A-Za-z]\w*(?:\.\w+|\[(?:"[^"\]]*"|\d+)\])*)"""  # aws_s3_bucket.this["logs"]
    r"""|(?P<code>`[^`]+`)"""
    r"""|(?P<special>[\\`*_<\[\]~#&@])"""
)


def code(text: str) -> str:
    """HCL as code on one line, also with a backtick in it."""
    line = " ".join(safe_text(text).split())
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    return f"`{line}`" if len(fence) == 1 else f"{fence} {line} {fence}"


def prose(text: str) -> str:
    """A text on one line: names from Terraform become code, code stays, and nothing else is Markdown."""
    return _TOKEN.sub(_token, " ".join(safe_text(text).split()))


def change(one: Change) -> str:
    """What has changed and what a caller does: `var.days` is gone; its default was 7. Remove the argument."""
    rest = one.text
    for name in (one.subject, one.subject.partition(".")[2]):
        if name and one.text.startswith((f"{name} ", f"{name}: ")):
            rest = one.text.removeprefix(name)
            break
    gap = "" if rest[:1] == ":" else " " if rest != one.text else ": "
    said = f"{code(one.subject)}{gap}{prose(rest)}"
    return f"{said} {prose(one.advice)}" if one.advice else said


def _token(found: re.Match[str]) -> str:
    name, special = found["name"], found["special"]
    if name:
        return f"`{name}`" if "_" in name or "[" in name else str(name)
    if not special:
        return str(found["code"])
    return "&#64;" if special == "@" else f"\\{special}"
