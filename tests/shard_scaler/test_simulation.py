"""The day that docs/shard-scaler.md shows, and that it is shown as it is."""

from __future__ import annotations

import math
from itertools import pairwise
from pathlib import Path

import pytest

from generators.streaming.assets.shard_scaler.model import Action
from tests.shard_scaler import figures
from tests.shard_scaler.simulation import DAY, SPIKES, Run, documented_day, simulate

OFFSETS = (0, 13, 29, 44, 59)


@pytest.fixture(scope="module", params=OFFSETS)
def two_days(request: pytest.FixtureRequest) -> Run:
    return simulate(lambda second: documented_day(second % DAY), 2 * DAY, trigger_offset=request.param)


def test_never_exceeds_a_bound(two_days: Run) -> None:
    assert (min(two_days.shards), max(two_days.shards)) == (10, 50)


def test_makes_no_call_that_aws_would_refuse(two_days: Run) -> None:
    """The model refuses as AWS does: an eleventh call in a day, more than double, less than half."""
    assert "refused" not in {decision.reason for _, decision in two_days.decisions}
    assert len(two_days.calls) > 10


def test_never_flaps(two_days: Run) -> None:
    """No change of direction within the longer of both cooldowns, though only 60 s would be promised."""
    for earlier, later in pairwise(two_days.calls):
        turns = (earlier.after > earlier.before) != (later.after > later.before)
        assert later.at - earlier.at >= (300 if turns else 60)


def test_the_quota_never_stands_in_the_way_of_more_shards(two_days: Run) -> None:
    blocked = [decision.reason for _, decision in two_days.decisions if decision.action is Action.BLOCKED]
    assert set(blocked) == {"at_maximum"}


def test_every_spike_gets_its_shards_before_it_is_over(two_days: Run) -> None:
    for spike in SPIKES:
        for start in (spike.start, spike.start + DAY):
            assert 50 in two_days.shards[start : start + spike.rise + spike.hold]


def test_nothing_waits_once_the_spikes_are_over(two_days: Run) -> None:
    assert two_days.waiting[-1] == 0
    assert all(two_days.waiting[spike.end + 1800] == 0 for spike in SPIKES)


def test_scales_in_between_spikes(two_days: Run) -> None:
    between = two_days.shards[SPIKES[0].end + 1800 : SPIKES[1].start]
    assert max(between) < 25


def test_a_smooth_day_goes_up_once_and_down_once() -> None:
    run = simulate(lambda second: 21_500 - 18_500 * math.cos(2 * math.pi * second / DAY))
    directions = [call.after > call.before for call in run.calls]
    assert directions == sorted(directions, reverse=True)
    assert len(set(directions)) == 2
    assert max(run.delay) == 0


@pytest.mark.parametrize("path", [figures.PAGE, figures.PICTURE], ids=lambda path: path.name)
def test_the_page_shows_this_day(path: Path, request: pytest.FixtureRequest) -> None:
    text = figures.fresh()[path]
    if request.config.getoption("--update-golden"):
        path.write_text(text, "utf-8")
    how = "pytest tests/shard_scaler --update-golden"
    assert path.read_text("utf-8") == text, f"{path.name} is stale; run: {how}"
