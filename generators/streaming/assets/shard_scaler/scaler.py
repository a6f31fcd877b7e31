"""One round of the scaler: describe, read, decide, carry out, tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Protocol

from . import demand, log, quota
from .decide import Situation, decide
from .model import Action, Decision, Minute, Reason, Stream, Update
from .settings import Settings
from .stream import Refused


class StreamPort(Protocol):
    """The stream; `stream.KinesisStream` is the real one."""

    def describe(self) -> Stream: ...  # noqa: D102
    def resize(self, shards: int) -> None: ...  # noqa: D102


class HistoryPort(Protocol):
    """The calls of the last day; `history.History` is the real one."""

    def read(self) -> list[Update]: ...  # noqa: D102
    def add(self, updates: Sequence[Update], new: Update) -> bool: ...  # noqa: D102
    def take_back(self) -> None: ...  # noqa: D102


class MetricsPort(Protocol):
    """Load and our own metrics; `metrics.Metrics` is the real one."""

    def load(self, now: float, length: int) -> list[Minute]: ...  # noqa: D102
    def tell(self, decision: Decision, shards: int, updates_left: int) -> None: ...  # noqa: D102


@dataclass(frozen=True)
class Scaler:
    """All that one round needs.

    Attributes:
        stream: to be scaled.
        history: its calls.
        metrics: its load.
        settings: bounds and the rest.
    """

    stream: StreamPort
    history: HistoryPort
    metrics: MetricsPort
    settings: Settings

    def look(self, now: float) -> Decision:
        """Looks at the stream, and changes it if that is needed and allowed.

        Args:
            now: the time.

        Returns:
            What was done.
        """
        found, updates = self.stream.describe(), self.history.read()
        if self._changed_elsewhere(found, updates, now):
            decision = self._note_change(found, updates, now)
        else:
            minutes = self.metrics.load(
                now, self.settings.scale_in_after_minutes + demand.STALE_SECONDS // 60
            )
            decision = decide(Situation(found, minutes, updates, now, self.settings))
            if decision.moves:
                decision = self._carry_out(decision, found, updates, now)
        left = quota.left(updates, now, self.settings.daily_updates) - decision.counts
        self._tell(decision, found, left)
        return decision

    def _changed_elsewhere(self, found: Stream, updates: Sequence[Update], now: float) -> bool:
        """Whether a person or another program has changed the stream since our last call."""
        if not updates or found.status != "ACTIVE":
            return False
        settled = now - updates[-1].at >= self.settings.scale_out_cooldown_seconds
        return settled and found.shards != updates[-1].after

    def _note_change(self, found: Stream, updates: Sequence[Update], now: float) -> Decision:
        """Counts a change that was not ours, and lets it stand for a cooldown."""
        self.history.add(updates, Update(now, updates[-1].after, found.shards))
        return Decision(Action.HOLD, found.shards, Reason.CHANGED_ELSEWHERE, found.shards)

    def _carry_out(
        self, decision: Decision, found: Stream, updates: Sequence[Update], now: float
    ) -> Decision:
        if not self.history.add(updates, Update(now, found.shards, decision.target)):
            return replace(decision, action=Action.HOLD, target=found.shards, reason=Reason.LOST_RACE)
        try:
            self.stream.resize(decision.target)
        except Refused as refused:
            self.history.take_back()
            busy = refused.code == "ResourceInUseException"
            action, reason = (Action.HOLD, Reason.NOT_ACTIVE) if busy else (Action.BLOCKED, Reason.REFUSED)
            return replace(decision, action=action, target=found.shards, reason=reason, detail=str(refused))
        return decision

    def _tell(self, decision: Decision, found: Stream, left: int) -> None:
        """Logs the decision and puts its metric; a metric that is lost must not undo a call that was made."""
        level = "WARNING" if decision.action is Action.BLOCKED else "INFO"
        circumstances = {"stream": self.settings.stream_name, "shards": found.shards, "updates_left": left}
        log.write(level, "decided", **asdict(decision), **circumstances)
        try:
            self.metrics.tell(decision, found.shards, left)
        except Exception as error:
            log.write("ERROR", "metric_lost", error=type(error).__name__, message=str(error))
