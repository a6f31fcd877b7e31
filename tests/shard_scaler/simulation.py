"""A day of traffic against the real scaler, on a model of Kinesis and CloudWatch.

The model, second by second: a shard takes 1,000 records; what is rejected waits at its producer and is sent
again one second later; a minute's figures can be read a minute after it has ended; the scaler is called once
a minute. A change of shards takes 30 seconds and one more for each shard that comes or goes, twice as long
if the new number is no even quarter of the old one. AWS says "a few minutes" and gives no formula:
the durations are assumptions of ours, kept in `Kinesis.duration`.
"""

from __future__ import annotations

import contextlib
import io
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from generators.streaming.assets.shard_scaler.model import Decision, Minute, Stream, Update
from generators.streaming.assets.shard_scaler.scaler import Scaler
from generators.streaming.assets.shard_scaler.settings import Settings
from generators.streaming.assets.shard_scaler.stream import Refused

SHARD_RECORDS = 1000
RECORD_BYTES = 500
CLOUDWATCH_SECONDS = 60
DAY = 24 * 3600

Load = Callable[[int], float]


@dataclass(frozen=True)
class Spike:
    """Traffic on top of a day's curve.

    Attributes:
        name: for people.
        start: second of the day.
        rise: seconds from the curve to the peak.
        hold: seconds at the peak.
        peak: records a second, everything included.
    """

    name: str
    start: int
    rise: int
    hold: int
    peak: int = 50_000

    @property
    def end(self) -> int:
        """Second at which the curve is reached again."""
        return self.start + 2 * self.rise + self.hold

    def height(self, second: int) -> float:
        """Share of the peak, 0 to 1."""
        into, before_end = second - self.start, self.end - second
        return max(0.0, min(1.0, min(into, before_end) / max(self.rise, 1)))


SPIKES = (
    Spike("morning rush, over 20 minutes", 7 * 3600, 1200, 1800),
    Spike("incident, within a second", 13 * 3600, 1, 900),
    Spike("evening rush, over 10 minutes", 18 * 3600, 600, 1800),
    Spike("second incident, within a second", 22 * 3600, 1, 600),
)


def documented_day(second: int) -> float:
    """The documented 5,000 messages a second, 2,500 more by day and fewer by night, with spikes to 50,000."""
    curve = 5000 + 2500 * math.sin(2 * math.pi * (second / DAY - 0.375))
    return max([curve, *(curve + (spike.peak - curve) * spike.height(second) for spike in SPIKES)])


@dataclass
class Kinesis:
    """A stream that limits as AWS does: quota, double, half, and one change at a time."""

    shards: int
    now: int = 0
    ready: int = 0
    target: int = 0
    calls: list[Update] = field(default_factory=list)

    def describe(self) -> Stream:
        return Stream(self.shards, "UPDATING" if self.now < self.ready else "ACTIVE")

    def resize(self, shards: int) -> None:
        if self.now < self.ready:
            raise Refused("ResourceInUseException", "the stream is being updated")
        if len([call for call in self.calls if self.now - call.at < DAY]) >= 10:
            raise Refused("LimitExceededException", "ten times in 24 hours")
        if not self.shards / 2 <= shards <= self.shards * 2:
            raise Refused("LimitExceededException", f"from {self.shards} to {shards} shards")
        self.calls.append(Update(self.now, self.shards, shards))
        self.target, self.ready = shards, self.now + self.duration(self.shards, shards)

    @staticmethod
    def duration(before: int, after: int) -> int:
        seconds = 30 + abs(after - before)
        return seconds if after * 4 % before == 0 else 2 * seconds

    def tick(self, now: int) -> None:
        self.now = now
        if now >= self.ready and self.target:
            self.shards, self.target = self.target, 0


@dataclass
class CloudWatch:
    """What the scaler reads, and each decision it tells."""

    minutes: list[Minute] = field(default_factory=list)
    decisions: list[tuple[float, Decision]] = field(default_factory=list)
    now: float = 0

    def load(self, now: float, length: int) -> list[Minute]:
        self.now = now
        last = now - CLOUDWATCH_SECONDS - 60
        return [minute for minute in self.minutes[-length - 3 :] if now - 60 * length <= minute.start <= last]

    def tell(self, decision: Decision, shards: int, updates_left: int) -> None:  # noqa: ARG002 - the port
        self.decisions.append((self.now, decision))


@dataclass
class Memory:
    """The history without SSM."""

    updates: list[Update] = field(default_factory=list)

    def read(self) -> list[Update]:
        return list(self.updates)

    def add(self, updates: Sequence[Update], new: Update) -> bool:
        self.updates = [*updates, new]
        return True

    def take_back(self) -> None:
        self.updates.pop()


@dataclass
class Run:
    """What happened, one figure for each second.

    Attributes:
        offered: new records.
        shards: open shards.
        waiting: records that were rejected and wait at their producers.
        delay: seconds since the oldest record that waits was first sent.
        calls: of UpdateShardCount.
        decisions: with their times.
    """

    offered: list[float] = field(default_factory=list)
    shards: list[int] = field(default_factory=list)
    waiting: list[float] = field(default_factory=list)
    delay: list[int] = field(default_factory=list)
    calls: list[Update] = field(default_factory=list)
    decisions: list[tuple[float, Decision]] = field(default_factory=list)


def simulate(
    load: Load = documented_day,
    seconds: int = DAY,
    settings: Settings | None = None,
    trigger_offset: int = 20,
) -> Run:
    """Runs the scaler against a load.

    Args:
        load: second to new records a second.
        seconds: how long.
        settings: of the scaler; the module's defaults if None.
        trigger_offset: second of the minute in which the scaler is called.
    """
    settings = settings or Settings("telemetry", "/history")
    kinesis, cloudwatch, run = Kinesis(settings.min_shards), CloudWatch(), Run()
    scaler = Scaler(kinesis, Memory(), cloudwatch, settings)
    run.calls, run.decisions = kinesis.calls, cloudwatch.decisions
    arrived, accepted, waiting, oldest = [0.0], 0.0, 0.0, 0
    taken, rejected = 0.0, 0.0
    for second in range(seconds):
        kinesis.tick(second)
        new = load(second)
        sent = new + waiting
        took = min(sent, kinesis.shards * SHARD_RECORDS)
        waiting = sent - took
        taken, rejected, accepted = taken + took, rejected + waiting, accepted + took
        arrived.append(arrived[-1] + new)
        while arrived[oldest + 1] <= accepted + 1e-3 and oldest < second:
            oldest += 1
        run.offered.append(new)
        run.shards.append(kinesis.shards)
        run.waiting.append(waiting)
        run.delay.append(second - oldest if waiting > 1e-3 else 0)
        if second % 60 == 59:
            minute = Minute(second - 59, taken / 60, taken / 60 * RECORD_BYTES, rejected / 60)
            cloudwatch.minutes.append(minute)
            taken, rejected = 0.0, 0.0
        if second % 60 == trigger_offset:
            with contextlib.redirect_stdout(io.StringIO()):
                scaler.look(second)
    return run
