"""`modsmith validate` on the modules as they are committed: every witness looked, and none found anything."""

from __future__ import annotations

import pytest

from generators import catalog
from tests.modules.conftest import ALL, MODULES
from validators import run
from validators.finding import WITNESSES, exit_code

pytestmark = pytest.mark.terraform


def test_every_module_is_clean_to_every_witness() -> None:
    verdicts = run.validate([MODULES], {name: catalog.spec(name) for name in ALL})
    assert [verdict.module for verdict in verdicts] == ALL
    for verdict in verdicts:
        assert verdict.findings == ()
        assert {ran.witness for ran in verdict.ran} == set(WITNESSES)
    assert exit_code(verdicts) == 0
