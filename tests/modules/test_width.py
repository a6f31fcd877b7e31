"""No line of a module's HCL is too wide to be read beside another."""

from __future__ import annotations

import pytest

from tests.modules.conftest import ALL, MODULES

COLUMNS = 160


@pytest.mark.parametrize("module", ALL)
def test_no_line_is_wider_than_a_screen(module: str) -> None:
    """The writer breaks expressions and descriptions; messages and other strings must be short themselves."""
    wide = [
        f"{file.name}:{number}: {len(line)} columns: {line.strip()[:80]}"
        for file in sorted((MODULES / module).glob("*.tf"))
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if len(line) > COLUMNS
    ]
    assert wide == [], "shorten the string, or make a part of it a local value"
