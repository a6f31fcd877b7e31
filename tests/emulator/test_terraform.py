"""What the gaps are for: roots that apply, re-plan empty and destroy without a trace."""

from __future__ import annotations

from pathlib import Path

import pytest

from emulator import Emulator
from tests.emulator.terraform import Root


def cycle(name: str, folder: Path, aws: Emulator) -> None:
    root = Root(name, folder, aws.env())
    root.apply()
    assert aws.leftovers() != []
    assert root.planned_changes() == ""
    root.destroy()
    assert aws.leftovers() == []


@pytest.mark.terraform
def test_table_with_scaling_alarms_and_key_leaves_nothing(tmp_path: Path, aws: Emulator) -> None:
    cycle("table", tmp_path, aws)


@pytest.mark.long
@pytest.mark.terraform
@pytest.mark.parametrize("name", ["bucket", "database", "global_table", "messaging", "site"])
def test_what_moto_alone_cannot_carry_leaves_nothing(name: str, tmp_path: Path, aws: Emulator) -> None:
    cycle(name, tmp_path, aws)
