"""Each rule of the decision, at its edge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generators.streaming.assets.shard_scaler import quota, steps
from generators.streaming.assets.shard_scaler.model import Minute
from tests.shard_scaler.support import HOUR, NOW, SETTINGS, ago, calm, decided, spent, throttling


@pytest.mark.parametrize(
    ("shards", "records", "target"),
    [
        (10, 8_001, 15),  # above 80 %: by halves or quarters where that comes out even
        (10, 12_001, 20),
        (10, 50_000, 20),  # at most double
        (20, 16_001, 25),
        (20, 50_000, 40),
        (40, 50_000, 50),  # never above the maximum
        (13, 11_000, 26),  # 13 has no even quarters
    ],
)
def test_scales_out(shards: int, records: float, target: int) -> None:
    decision = decided(shards, calm(records))
    assert (decision.action, decision.target, decision.reason) == ("scale_out", target, "high_load")


@pytest.mark.parametrize(
    ("shards", "records", "target"),
    [
        (50, 5_000, 25),  # at least half
        (25, 5_000, 13),
        (13, 5_000, 10),  # never below the minimum
        (12, 6_000, 10),
        (40, 12_000, 20),  # 60 % of 20 shards, exactly
    ],
)
def test_scales_in(shards: int, records: float, target: int) -> None:
    decision = decided(shards, calm(records))
    assert (decision.action, decision.target, decision.reason) == ("scale_in", target, "low_load")


@pytest.mark.parametrize(("shards", "records"), [(10, 8_000), (10, 0), (40, 12_001), (40, 32_000)])
def test_holds_between_the_thresholds(shards: int, records: float) -> None:
    decision = decided(shards, calm(records))
    assert (decision.action, decision.target) == ("hold", shards)


def test_bytes_count_as_records_do() -> None:
    """5,000 records of 2 KiB fill 10 shards of 1 MiB a second."""
    assert decided(10, calm(5_000, record_bytes=2048)).target == 15


def test_at_the_maximum_more_load_is_told_as_blocked() -> None:
    decision = decided(50, calm(45_000))
    assert (decision.action, decision.reason, decision.needed) == ("blocked", "at_maximum", 57)


@pytest.mark.parametrize(("shards", "target"), [(4, 8), (7, 14)])
def test_a_stream_below_the_minimum_grows_without_any_load(shards: int, target: int) -> None:
    decision = decided(shards, [])
    assert (decision.action, decision.target, decision.reason) == ("scale_out", target, "below_minimum")


@pytest.mark.parametrize(("shards", "target"), [(60, 50), (200, 100), (101, 51)])
def test_a_stream_above_the_maximum_shrinks_whatever_its_load(shards: int, target: int) -> None:
    decision = decided(shards, calm(1000 * shards))
    assert (decision.action, decision.target, decision.reason) == ("scale_in", target, "above_maximum")


@pytest.mark.parametrize(("seconds", "action"), [(59, "hold"), (60, "scale_out")])
@pytest.mark.parametrize("before", [5, 20])
def test_scale_out_cooldown(seconds: float, action: str, before: int) -> None:
    assert decided(10, calm(20_000), [ago(seconds, before, 10)]).action == action


@pytest.mark.parametrize(("seconds", "action"), [(299, "hold"), (300, "scale_in")])
@pytest.mark.parametrize("before", [10, 80])
def test_scale_in_cooldown(seconds: float, action: str, before: int) -> None:
    assert decided(40, calm(5_000), [ago(seconds, before, 40)]).action == action


@pytest.mark.parametrize("status", ["UPDATING", "CREATING", "DELETING"])
def test_leaves_a_stream_alone_that_is_not_active(status: str) -> None:
    assert decided(10, calm(50_000), status=status).reason == "not_active"


def test_a_peak_within_the_last_quarter_of_an_hour_keeps_the_shards() -> None:
    peak = Minute(NOW - 15 * 60, 20_000, 0)
    quiet = [minute for minute in calm(5_000) if minute.start != peak.start]
    assert decided(40, [*quiet, peak]).reason == "within_target"
    assert decided(40, [*quiet, replace(peak, start=peak.start - 60), calm(5_000)[-15]]).action == "scale_in"


@pytest.mark.parametrize(("newest", "reason"), [(6_090, "rising_load"), (6_080, "low_load")])
def test_shards_are_not_merged_at_the_beginning_of_a_rush(newest: float, reason: str) -> None:
    """The newest of 15 minutes may be a fifth above their average."""
    minutes = [*calm(5_000)[:-1], calm(newest)[-1]]
    assert decided(40, minutes).reason == reason


@pytest.mark.parametrize("gap", range(15))
def test_no_data_is_not_no_load(gap: int) -> None:
    minutes = calm(5_000)
    del minutes[-1 - gap]
    assert decided(40, minutes).reason == "no_data" if gap else "scale_in"
    assert decided(40, []).reason == "no_data"


def test_a_gap_does_not_keep_it_from_scaling_out() -> None:
    assert decided(10, calm(20_000)[-1:]).action == "scale_out"


@pytest.mark.parametrize(("age", "reason"), [(300, "high_load"), (360, "no_data")])
def test_old_figures_say_nothing_about_now(age: int, reason: str) -> None:
    assert decided(10, [Minute(NOW - age, 20_000, 0)]).reason == reason


def test_rejected_records_are_load_too() -> None:
    """A full stream shows 10,000 a second whatever is sent to it."""
    assert decided(10, calm(10_000)).target == 15
    assert decided(10, throttling(10_000, 4_000)).target == 20


def test_rejects_from_before_the_last_change_do_not_count() -> None:
    """What 20 shards rejected is no reason to go beyond the 30 that there are now."""
    minutes = throttling(20_000, 40_000)
    assert decided(30, minutes, [ago(61, 20, 30)]).action == "scale_out"
    eager = replace(SETTINGS, scale_out_cooldown_seconds=1)
    assert decided(30, minutes, [ago(59, 20, 30)], settings=eager).action == "hold"


def test_a_hot_shard_is_not_cured_by_more_shards() -> None:
    decision = decided(10, throttling(3_000, 500))
    assert (decision.action, decision.reason) == ("hold", "throttled_below_capacity")


def test_shards_are_not_merged_while_records_are_rejected() -> None:
    first, *later = calm(5_000, 15)
    assert decided(40, [replace(first, throttled=1), *later]).reason == "throttled"


@pytest.mark.parametrize(("calls", "action"), [(9, "scale_out"), (10, "blocked"), (12, "blocked")])
def test_the_quota_is_never_exceeded(calls: int, action: str) -> None:
    decision = decided(40, calm(50_000), spent(calls))
    assert decision.action == action
    assert decision.reason == ("quota_exhausted" if action == "blocked" else "high_load")


@pytest.mark.parametrize(
    ("seconds", "action"), [(24 * HOUR + 119, "blocked"), (24 * HOUR + 120, "scale_out")]
)
def test_calls_count_for_a_day_and_two_minutes(seconds: float, action: str) -> None:
    assert decided(40, calm(50_000), [ago(seconds), *spent(9)]).action == action


@pytest.mark.parametrize(
    ("shards", "calls", "action"),
    [
        (50, 8, "scale_in"),  # to 25, and the one call left leads back to 50
        (50, 9, "hold"),
        (20, 6, "scale_in"),  # to 10, and three calls lead to 20, 40, 50
        (20, 7, "hold"),
        (13, 3, "scale_in"),  # three shards are worth a call only while calls abound
        (13, 4, "hold"),
    ],
)
def test_scaling_in_leaves_the_calls_that_an_emergency_needs(shards: int, calls: int, action: str) -> None:
    decision = decided(shards, calm(1_000), spent(calls))
    assert decision.action == action
    assert decision.reason == ("quota_reserved" if action == "hold" else "low_load")


def test_scaling_out_takes_a_larger_step_rather_than_the_reserve() -> None:
    """From 16, 20 shards would do; with two calls left it takes 28, from which the last one reaches 50."""
    assert decided(16, calm(15_000), spent(7)).target == 20
    assert decided(16, calm(15_000), spent(8)).target == 28


@pytest.mark.parametrize(("shards", "calls"), [(10, 3), (12, 3), (13, 2), (25, 1), (40, 1), (50, 0), (60, 0)])
def test_the_climb_to_the_maximum(shards: int, calls: int) -> None:
    assert quota.climb(shards, 50) == calls


@pytest.mark.parametrize(
    ("shards", "larger", "smaller"),
    [
        (10, [15, 20], []),
        (20, [25, 30, 35, 40], [10]),
        (25, [50], [13]),
        (40, [50], [20]),
        (50, [], [25]),
        (13, [26], [10]),
    ],
)
def test_sizes_that_one_call_may_lead_to(shards: int, larger: list[int], smaller: list[int]) -> None:
    assert [size for size in steps.larger(shards, 50) if size > shards] == larger
    assert steps.smaller(shards, 10) == smaller
