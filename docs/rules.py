"""Writes docs/reference/rules.md from the emulator's rules: `python docs/rules.py`, `--check` to compare."""

from __future__ import annotations

import sys
from itertools import groupby
from pathlib import Path

import fresh

from modsmith.emulator.api.exceptions import EXEMPTIONS
from modsmith.emulator.rules import Rule, every_rule
from modsmith.schemas import exceptions

PAGE = Path(__file__).parent / "reference" / "rules.md"
_INTRODUCTION = """\
# Rules of the emulator

What AWS refuses and no model of its APIs says: {count} rules. Each is a file in `modsmith/emulator/rules/`, with a
request that AWS refuses and the nearest one that it accepts; tests send both. This page is made from the files:
`python docs/rules.py` writes it. [The emulator](../emulator.md) says what else is checked.
"""


def page() -> str:
    """The page in Markdown."""
    rules = every_rule()
    parts = [_INTRODUCTION.format(count=len(rules))]
    for service, own in groupby(rules, key=lambda rule: rule.service):
        parts += [f"## {service}\n", "| AWS refuses | code | source |\n|---|---|---|"]
        parts += [*map(_row, own), ""]
    later = [rule for rule in rules if hasattr(rule.module, "LATER")]
    parts.append("## Refused at once, where AWS fails later\n")
    parts += [f"- `{rule.name}`: {rule.module.LATER}" for rule in later]  # type: ignore[attr-defined]
    parts.append("\n## Constraints of AWS's models that are not applied\n")
    parts += [f"- `{one.operations}` `{one.member}` ({one.trait}): {one.reason}" for one in EXEMPTIONS]
    parts += [
        f"- `{one.kind}` `{one.argument or 'all arguments'}` {one.rule}: {one.reason}".replace("  ", " ")
        for one in exceptions.EXEMPTIONS
    ]
    return "\n".join(parts) + "\n"


def _row(rule: Rule) -> str:
    module = rule.module
    refuses = module.AWS_REFUSES.replace("|", "\\|")
    return f"| {refuses} | `{module.CODE}` | <https://{module.SOURCE}> |"


if __name__ == "__main__":
    sys.exit(fresh.main(PAGE, page()))
