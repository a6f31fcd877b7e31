"""What is compared, and what it is to reach."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from typing import Literal

from benchmarks.measure import Contestant, Measured, Progress, hold

TIMES = "\N{MULTIPLICATION SIGN}"
MEBIBYTE = 2**20


@dataclass(frozen=True)
class Goal:
    """What a contestant is to reach: beside another one, or in seconds or bytes.

    Attributes:
        ours: name of a contestant.
        limit: of the comparison.
        theirs: name of another contestant of the contest; "" if the limit is in seconds or bytes.
        kind: `better` wants theirs divided by ours to be at least the limit; `at most` wants ours divided by theirs, or
            ours alone, to be at most the limit.
        what: time by the clock, or memory.
        per: what ours and theirs are divided by before they are compared, such as the number of modules.
    """

    ours: str
    limit: float
    theirs: str = ""
    kind: Literal["better", "at most"] = "better"
    what: Literal["time", "memory"] = "time"
    per: tuple[int, int] = (1, 1)

    def wanted(self) -> str:
        """The limit, in words."""
        return self._in_words(self.limit, "at most " if self._bounded else "")

    def reached(self, measured: Mapping[str, Measured]) -> float | None:
        """The value that is compared with the limit; None if a contestant did not run.

        Args:
            measured: contestant to result.
        """
        values = [self._value(measured.get(name)) for name in filter(None, (self.ours, self.theirs))]
        if not all(values):
            return None
        ours, *theirs = (value or 0.0 for value in values)
        if not theirs:
            return ours
        ratio = (ours / self.per[0]) / (theirs[0] / self.per[1])
        return ratio if self._bounded else 1 / ratio

    def said(self, value: float) -> str:
        """A value that `reached` gave, in words."""
        return self._in_words(value)

    def met(self, value: float) -> str:
        """`yes` or `no`."""
        return "yes" if (value <= self.limit if self._bounded else value >= self.limit) else "no"

    @property
    def _bounded(self) -> bool:
        return self.kind == "at most"

    def _value(self, result: Measured | None) -> float | None:
        if result is None or not result.runs:
            return None
        return result.median if self.what == "time" else result.peak

    def _in_words(self, value: float, before: str = "") -> str:
        if not self.theirs:
            return before + (seconds(value) if self.what == "time" else mebibytes(value))
        word = {"time": "faster", "memory": "less memory"}[self.what]
        of = f"the {self.what}{' of each' if self.per != (1, 1) else ''}"
        return f"{before}{times(value)} {of if self._bounded else word}"


def faster(ours: str, theirs: str, limit: float) -> Goal:
    """So many times faster than another contestant."""
    return Goal(ours, limit, theirs)


def lighter(ours: str, theirs: str, limit: float) -> Goal:
    """So many times less memory than another contestant."""
    return Goal(ours, limit, theirs, what="memory")


def within(ours: str, seconds: float) -> Goal:
    """At most so many seconds."""
    return Goal(ours, seconds, kind="at most")


def within_memory(ours: str, limit: int) -> Goal:
    """At most so many bytes."""
    return Goal(ours, limit, kind="at most", what="memory")


def at_most(
    ours: str,
    theirs: str,
    limit: float,
    what: Literal["time", "memory"] = "time",
    per: tuple[int, int] = (1, 1),
) -> Goal:
    """At most so many times what another contestant takes, each divided by its part of `per`."""
    return Goal(ours, limit, theirs, "at most", what, per)


@dataclass(frozen=True)
class Contest:
    """Contestants that do the same thing.

    Attributes:
        title: what they do.
        contestants: ours first; ratios are to the first.
        goals: of ours.
        note: how it is measured, where that is not plain; Markdown.
        once: whether it takes minutes, so that each contestant runs once, without a run that warms up.
        during: what must run while it is held, such as a server that the contestants call.
        after: says what is known once it was held, or "".
    """

    title: str
    contestants: tuple[Contestant, ...]
    goals: tuple[Goal, ...] = ()
    note: str = ""
    once: bool = False
    during: Callable[[], AbstractContextManager[object]] = nullcontext
    after: Callable[[], str] = lambda: ""

    def held(self, runs: int, progress: Progress) -> list[Measured]:
        """Runs all contestants in turn; see `measure.hold`.

        Args:
            runs: that count, of each contestant, unless each runs once.
            progress: told before each run what comes.

        Raises:
            ToolFailedError: a contestant failed.
        """
        with self.during():
            return hold(self.contestants, 0 if self.once else runs, progress)

    def quick(self) -> Contest:
        """Without contestants that are not ours."""
        return replace(self, contestants=tuple(one for one in self.contestants if not one.foreign))


def seconds(value: float) -> str:
    """As `120 ms`, `1.20 s` or `120 s`."""
    if value >= 100:
        return f"{value:.0f} s"
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def mebibytes(value: float) -> str:
    """Bytes, as `120 MiB`."""
    return f"{value / MEBIBYTE:.0f} MiB"


def times(value: float) -> str:
    """A ratio of three digits, such as 1.24, with its sign."""
    return f"{value:.3g}{TIMES}" if value < 100 else f"{value:.0f}{TIMES}"
