"""`modsmith validate` on the modules as they are committed: every witness looked, and none found anything."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from generators import catalog
from tests.modules.conftest import ALL, MODULES
from validators import run
from validators.finding import WITNESSES, Witness, exit_code

pytestmark = pytest.mark.terraform


def _are_clean_to(witnesses: Collection[Witness]) -> None:
    verdicts = run.validate([MODULES], {name: catalog.spec(name) for name in ALL}, witnesses=witnesses)
    assert [verdict.module for verdict in verdicts] == ALL
    for verdict in verdicts:
        assert verdict.findings == ()
        assert {ran.witness for ran in verdict.ran} == set(witnesses)
    assert exit_code(verdicts) == 0


def test_every_module_is_clean_to_witnesses_of_its_hcl() -> None:
    _are_clean_to(("interface", "hcl", "fmt"))


@pytest.mark.long
def test_every_module_is_clean_to_every_witness() -> None:
    _are_clean_to(WITNESSES)
