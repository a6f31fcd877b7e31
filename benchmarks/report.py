"""The figures as tables: on a terminal, or in Markdown for docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table

from benchmarks.contests import Aim, Contest
from benchmarks.measure import Contestant, Measured

TIMES = "\N{MULTIPLICATION SIGN}"


def contest_table(contest: Contest, results: Sequence[Measured], *, markdown: bool = False) -> Table:
    """Median, range and memory of each contestant, and how many times the first one's that is."""
    memory = any(result.peak for result in results)
    table = _table(markdown=markdown)
    for heading in ("", "median", "min to max", "ratio", *(("peak memory", "ratio") if memory else ())):
        table.add_column(heading, justify="right" if heading else "left")
    for contestant, result in zip(contest.contestants, results, strict=True):
        table.add_row(contestant.name, *_figures(contestant, result, results[0], memory=memory))
    return table


def _figures(contestant: Contestant, result: Measured, first: Measured, *, memory: bool) -> Iterator[str]:
    if contestant.missing:
        yield f"not run: {contestant.missing}"
        return
    yield _seconds(result.median)
    yield f"{_seconds(min(result.seconds))} to {_seconds(max(result.seconds))}"
    yield _times(result.median / first.median)
    if memory and result.peak and first.peak:
        yield f"{result.peak / 2**20:.0f} MiB"
        yield _times(result.peak / first.peak)


def aims_table(
    contests: Sequence[Contest], results: Sequence[Sequence[Measured]], *, markdown: bool = False
) -> Table:
    """What was aimed at beside what was measured, met or not; no row for what did not run."""
    table = _table(markdown=markdown)
    for heading in ("", "against", "aim", "measured", "met"):
        table.add_column(heading, justify="right" if heading in ("aim", "measured") else "left")
    for contest, measured in zip(contests, results, strict=True):
        by_name = {item.name: result for item, result in zip(contest.contestants, measured, strict=True)}
        for aim in contest.aims:
            ours, theirs = (by_name.get(name, Measured()) for name in (aim.ours, aim.theirs))
            if ours.seconds and theirs.seconds:
                table.add_row(*_aim(aim, ours, theirs))
    return table


def _aim(aim: Aim, ours: Measured, theirs: Measured) -> Iterator[str]:
    better = theirs.median / ours.median if aim.what == "time" else (theirs.peak or 0) / (ours.peak or 1)
    word = "faster" if aim.what == "time" else "less memory"
    yield aim.ours
    yield aim.theirs
    yield f"{aim.times:.2g}{TIMES} {word}" if aim.times else ""
    yield f"{_times(better)} {word}"
    yield "" if not aim.times else "yes" if better >= aim.times else "no"


def _table(*, markdown: bool) -> Table:
    return Table(box=box.MARKDOWN if markdown else box.SIMPLE_HEAD)


def _seconds(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.0f} ms"


def _times(value: float) -> str:
    return f"{value:.1f}{TIMES}" if value < 20 else f"{value:.0f}{TIMES}"
