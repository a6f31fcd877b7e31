"""What holds for every load, every clock and every gap in the figures."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from hypothesis import event, given, settings
from hypothesis import strategies as st

from generators.streaming.assets.shard_scaler import quota
from generators.streaming.assets.shard_scaler.decide import Situation, decide
from generators.streaming.assets.shard_scaler.model import Action, Decision, Minute, Stream, Update
from generators.streaming.assets.shard_scaler.settings import Settings

DAY = 24 * 3600


@dataclass
class Life:
    """A stream and its scaler, called at given times; a change takes a minute.

    Attributes:
        limits: settings of the scaler.
        load: minute to thousands of records a second that are offered.
        retries: times that a rejected record is sent again within its minute.
        lost: minutes without figures.
    """

    limits: Settings
    load: Callable[[int], float]
    shards: int
    retries: int = 0
    lost: frozenset[int] = frozenset()
    updates: list[Update] = field(default_factory=list)
    sizes: dict[int, int] = field(default_factory=dict)

    def look(self, now: int) -> Decision:
        if now // 60 not in self.sizes:
            self.sizes[now // 60] = self.shards
        busy = bool(self.updates) and now - self.updates[-1].at < 60
        stream = Stream(self.shards, "UPDATING" if busy else "ACTIVE")
        decision = decide(Situation(stream, self._minutes(now), self.updates, now, self.limits))
        if decision.moves:
            self.updates.append(Update(now, self.shards, decision.target))
            self.shards = decision.target
        return decision

    def _minutes(self, now: int) -> list[Minute]:
        known = range(max(0, now // 60 - 21), now // 60 - 1)
        return [self._minute(minute) for minute in known if minute % 997 not in self.lost]

    def _minute(self, minute: int) -> Minute:
        offered = 1000 * self.load(minute)
        size = self.sizes.get(minute) or next(
            (update.before for update in self.updates if update.at >= minute * 60), self.shards
        )
        accepted = min(offered, 1000.0 * size)
        return Minute(60 * minute, accepted, accepted * 400, (offered - accepted) * (1 + self.retries))


def curve(levels: list[tuple[int, float]]) -> Callable[[int], float]:
    """Minute to load: each level lasts some minutes, and the whole repeats."""
    steps = [level for minutes, level in levels for _ in range(minutes)]
    return lambda minute: steps[minute % len(steps)]


LEVEL = st.floats(0, 80, allow_nan=False).map(lambda level: round(level, 3))
CURVES = st.lists(st.tuples(st.integers(1, 240), LEVEL), min_size=1, max_size=12).map(curve)
GAPS = st.lists(st.integers(0, 600), min_size=100, max_size=400)
LOST = st.frozensets(st.integers(0, 996), max_size=300)


@st.composite
def lives(draw: st.DrawFn) -> Life:
    fewest = draw(st.integers(1, 30))
    most = draw(st.integers(fewest, 60))
    limits = Settings(
        "telemetry",
        "/history",
        min_shards=fewest,
        max_shards=most,
        scale_out_cooldown_seconds=draw(st.integers(60, 600)),
        scale_in_cooldown_seconds=draw(st.integers(60, 1200)),
    )
    start = draw(st.integers(fewest, most))
    return Life(limits, draw(CURVES), start, draw(st.integers(0, 20)), draw(LOST))


@given(lives(), GAPS)
@settings(deadline=None)
def test_every_promise_at_once(life: Life, gaps: list[int]) -> None:
    """Bounds, steps, quota, cooldowns, and always enough calls for the way to the maximum."""
    now, limits = 0, life.limits
    for gap in gaps:
        now += gap
        before, updates = life.shards, list(life.updates)
        decision = life.look(now)
        assert limits.min_shards <= decision.target <= limits.max_shards
        assert before / 2 <= decision.target <= before * 2
        assert (decision.target != before) == decision.moves
        assert len([update for update in life.updates if now - update.at <= DAY]) <= limits.daily_updates
        assert quota.left(life.updates, now, limits.daily_updates) >= quota.climb(
            life.shards, limits.max_shards
        )
        if decision.moves and updates:
            out = decision.action is Action.SCALE_OUT
            cooldown = limits.scale_out_cooldown_seconds if out else limits.scale_in_cooldown_seconds
            assert now - updates[-1].at >= cooldown


@given(lives(), GAPS)
@settings(deadline=None, max_examples=50)
def test_an_emergency_reaches_the_maximum_whatever_happened_before(life: Life, gaps: list[int]) -> None:
    now = 0
    for gap in gaps:
        now += gap
        life.look(now)
    emergency = now // 60
    life = replace(
        life, load=lambda minute: 1000.0 if minute >= emergency else 0.0, lost=frozenset(), sizes={}
    )
    life.updates = list(life.updates)
    for _ in range(quota.climb(life.shards, life.limits.max_shards) + 1):
        for _ in range(math.ceil(life.limits.scale_out_cooldown_seconds / 60) + 4):
            now += 60
            assert life.look(now).reason != "quota_exhausted"
    assert life.shards == life.limits.max_shards


@given(lives(), st.lists(st.floats(1.0, 1.2), min_size=5, max_size=25), st.booleans())
@settings(deadline=None, max_examples=60)
def test_never_flaps_on_a_load_that_only_rises_or_only_falls(
    life: Life, growth: list[float], rising: bool
) -> None:
    """As long as nothing is rejected: what producers send again looks like more load than there is."""
    start = life.limits.min_shards if rising else life.limits.max_shards
    levels = [0.5 * start]
    for factor in growth:
        levels.append(levels[-1] * (factor if rising else 1 / factor**4))
    life = replace(life, load=curve([(30, level) for level in levels]), shards=start)
    moves = [
        decision.action for now in range(0, 1800 * len(levels), 60) if (decision := life.look(now)).moves
    ]
    event("moves" if moves else "rests")
    assert set(moves) <= {Action.SCALE_OUT if rising else Action.SCALE_IN}


@given(lives(), LEVEL)
@settings(deadline=None, max_examples=60)
def test_comes_to_rest_on_a_steady_load(life: Life, level: float) -> None:
    life = replace(life, load=curve([(1, level)]), lost=frozenset())
    for now in range(0, 12 * 3600, 60):
        life.look(now)
    assert all(update.at < 6 * 3600 for update in life.updates)


@given(lives(), GAPS)
@settings(deadline=None, max_examples=60)
def test_never_scales_in_without_figures(life: Life, gaps: list[int]) -> None:
    life = replace(life, lost=frozenset(range(0, 997, 10)))
    now = 0
    for gap in gaps:
        now += gap
        assert life.look(now).action is not Action.SCALE_IN
