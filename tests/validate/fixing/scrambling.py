"""Formats a module as badly as HCL allows, without changing what it says."""

from __future__ import annotations

import re
from random import Random

from modsmith.hcl.tokens import Token, tokenize

_ONE_LINE = re.compile(r"(\w+) \{\n\s+(\w+\s+=\s[^\n{\[]+)\n\s*\}")
_EMPTY = re.compile(r"^(resource [^{\n]+)\{\}$", re.MULTILINE)
_RESOURCE = re.compile(r'^(resource "\w+" "\w+" \{)\n', re.MULTILINE)
_TIGHT = frozenset("={}[](),")
_TEMPLATE = {"lit", "oquote", "cquote", "oheredoc", "cheredoc", "interp", "control", "seqend"}
_HEREDOC = """\
  heredoc_nearby = <<-EOT
    } enable = false "
  resource "aws_kms_key" "this" { # not one
      ${join("}", [])}
  EOT
"""


def scrambled(text: str, chance: Random) -> str:
    """The same module with other spaces, comments, line ends and one-line blocks, and heredocs beside its arguments."""
    text = _ONE_LINE.sub(lambda found: chance.choice([found.group(), f"{found[1]} {{ {found[2]} }}"]), text)
    text = _EMPTY.sub(
        lambda found: chance.choice([found[1] + "{}", found[1] + "{ }", found[1] + "{\n}"]), text
    )
    text = _RESOURCE.sub(lambda found: found.group() + chance.choice(["", "", _HEREDOC]), text)
    text = _spaced(tokenize(text), chance)
    ends = chance.choice(["\n", "\n", "\r\n"])
    mark = chance.choice(["", "", "\ufeff"])
    return mark + text.replace("\n", ends)


def _spaced(tokens: list[Token], chance: Random) -> str:
    parts: list[str] = []
    inside = 0
    for before, token, after in zip([None, *tokens[:-1]], tokens, [*tokens[1:], None], strict=True):
        is_end = token.kind == "newline" and before is not None and before.kind not in ("cheredoc", "comment")
        parts.append(_line_end(chance) if is_end else token.text)
        inside += {"oquote": 1, "oheredoc": 1, "cquote": -1, "cheredoc": -1}.get(token.kind, 0)
        if after is None or inside or token.kind == "newline":
            continue
        parts.append(_gap(token, after, chance))
    return "".join(parts)


def _gap(token: Token, after: Token, chance: Random) -> str:
    if "." in (token.text, after.text) or after.kind == "newline":
        return ""
    tight = token.text in _TIGHT or after.text in _TIGHT
    return chance.choice([" ", " ", "  ", "\t", "", " /* } */ "] if tight else [" ", " ", "   ", "\t"])


def _line_end(chance: Random) -> str:
    comment = chance.choice(["", "", "", "", " # why = { not", "// é", "\t/* over\n lines */"])
    lines = chance.choice(["", "", "", "\n", "\n# enable_key_rotation = true\n"])
    return f"{comment}\n{lines}{chance.choice(['', '  ', '      ', chr(9)])}"
