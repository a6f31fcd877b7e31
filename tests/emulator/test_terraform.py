"""What the gaps are for: roots that apply, re-plan empty and destroy without a trace.

What our modules make is applied with them (tests/modules/test_cycle.py); here is what they do not make.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from modsmith.emulator import Emulator
from modsmith.emulator.root import open_root
from tests.machine import terraform_and_provider

__all__ = ["terraform_and_provider"]

ROOTS = Path(__file__).parent / "roots"


@pytest.mark.long
@pytest.mark.terraform
@pytest.mark.slowest
@pytest.mark.parametrize("name", ["bucket", "global_table", "messaging"])
def test_what_moto_alone_cannot_carry_leaves_nothing(name: str, tmp_path: Path, aws: Emulator) -> None:
    root = open_root(aws, ROOTS, name, tmp_path)
    root.apply()
    assert aws.leftovers() != []
    assert root.pending() == ""
    root.destroy()
    assert aws.leftovers() == []
