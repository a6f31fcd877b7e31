"""The upgrade notes of the five modules are about what the version before really has."""

from __future__ import annotations

import re

import pytest

from modsmith.cli.earlier import old_version
from modsmith.diff import interface
from modsmith.versions import read
from tests.modules.conftest import ALL, MODULES
from tests.project import PROJECT, catalog


@pytest.mark.parametrize("module", ALL)
def test_what_the_notes_replace_was_there_and_what_they_write_is_there(module: str) -> None:
    old = interface.read(old_version("0.1.0", module, PROJECT)[0].files)
    new = interface.read(read(str(MODULES / module)).files)
    for upgrade in catalog.spec(module).upgrades:
        assert set(upgrade.replaced) <= set(old.inputs)
        assert not set(upgrade.replaced) & set(new.inputs)
        for before, after in upgrade.rewritten.items():
            replaced = re.findall(rf"module\.{module}\.(\w+)|^\.(\w+)", before)
            assert {first or second for first, second in replaced} <= set(old.outputs), before
            written = re.findall(rf"module\.{module}\.(\w+)|^\.(\w+)", after)
            assert {first or second for first, second in written} <= set(new.outputs), after
