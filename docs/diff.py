"""Writes the tables of rules in docs/diff.md: `python docs/diff.py`, `--check` to compare.

The rest of the page is written by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

import fresh

from modsmith.diff.rules import BY_ID, GROUPS
from modsmith.diff.rules.rule import Rule

PAGE = Path(__file__).parent / "diff.md"
_HEADING = "## All rules\n"


def page() -> str:
    """The page in Markdown."""
    prose, _, _ = PAGE.read_text("utf-8").partition(_HEADING)
    parts = [prose + _HEADING, f"modsmith knows {len(BY_ID)} kinds of changes. Their ids are stable.\n"]
    for group, rules in GROUPS.items():
        parts += [
            f"### {group}\n",
            "| rule | level | when | why | what a caller does |\n|---|---|---|---|---|",
        ]
        parts += [*map(_row, rules), ""]
    return "\n".join(parts)


def _row(rule: Rule) -> str:
    cells = (f"`{rule.id}`", rule.level.word, rule.what, rule.why, rule.advice or "Nothing.")
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


if __name__ == "__main__":
    sys.exit(fresh.main(PAGE, page()))
