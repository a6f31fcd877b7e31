"""The list of fixes in docs/validate.md."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from modsmith.validate.control import shipped

PAGE = Path(__file__).parents[3] / "docs" / "validate.md"
HEAD = "| control | edit | what changes besides |\n|---|---|---|\n"


def _rows() -> Iterator[str]:
    for control in shipped().values():
        edits = dict.fromkeys(fix.what for fix in control.fixes)
        effects = dict.fromkeys(fix.effect for fix in control.fixes if fix.effect)
        if edits:
            yield f"| `{control.id}` | {', '.join(f'`{one}`' for one in edits)} | {' '.join(effects)} |\n"


def test_lists_every_fix() -> None:
    table = PAGE.read_text("utf-8").partition(HEAD)[2].partition("\n\n")[0] + "\n"
    assert table == "".join(_rows())
