"""Each gap's probe, put to the emulator and to stock moto."""

from __future__ import annotations

import importlib.util

import pytest

from modsmith.emulator import Emulator
from modsmith.emulator.gaps import Gap, every_gap

GAPS = pytest.mark.parametrize("gap", every_gap(), ids=lambda gap: gap.name)


@GAPS
def test_emulator_answers_like_aws(gap: Gap, running: Emulator) -> None:
    assert gap.module.probe(running.client) == gap.module.AWS_ANSWERS


@GAPS
def test_moto_still_has_the_gap(gap: Gap, stock: Emulator) -> None:
    try:
        answer = gap.module.probe(stock.client)
    except Exception as fault:
        answer = fault
    assert answer != gap.module.AWS_ANSWERS, f"moto has fixed it: delete modsmith/emulator/gaps/{gap.name}.py"


@GAPS
def test_gap_describes_what_it_fixes(gap: Gap) -> None:
    assert importlib.util.find_spec(f"moto.{gap.service}"), f"{gap.name} begins with no service of moto"
    assert gap.module.__doc__
    assert gap.module.MOTO_GAP
    assert gap.module.SEEN_IN
