"""The figures as tables: on a terminal, or in Markdown for docs/benchmarks.md."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich import box
from rich.table import Table

from benchmarks.contest import Contest, Goal, mebibytes, seconds, times
from benchmarks.measure import Contestant, Measured

NOT_RUN = "not run"


def contest_table(contest: Contest, results: Sequence[Measured], *, markdown: bool = False) -> Table:
    """Median, range, processor time and memory of each contestant, and how many times the first one's that is."""
    memory = any(result.peak for result in results)
    table = _table(markdown=markdown)
    for heading in ("", "median", "min to max", "ratio", "CPU", *(("memory", "ratio") if memory else ())):
        table.add_column(heading, justify="right" if heading else "left")
    for contestant, result in zip(contest.contestants, results, strict=True):
        table.add_row(contestant.name, *_figures(contestant, result, results[0], memory=memory))
    return table


def _figures(contestant: Contestant, result: Measured, first: Measured, *, memory: bool) -> Iterator[str]:
    if not result.runs:
        yield ": ".join(filter(None, (NOT_RUN, contestant.missing)))
        return
    yield seconds(result.median)
    yield f"{seconds(min(result.seconds))} to {seconds(max(result.seconds))}"
    yield times(result.median / first.median) if first.runs else ""
    yield seconds(result.cpu) if result.cpu else ""
    if memory and result.peak:
        yield mebibytes(result.peak)
        yield times(result.peak / first.peak) if first.peak else ""


def goals_table(
    contests: Sequence[Contest], results: Sequence[Sequence[Measured]], *, markdown: bool = False
) -> Table:
    """Each goal beside what was measured: met or not, or not run."""
    table = _table(markdown=markdown)
    for heading in ("", "against", "goal", "measured", "met"):
        table.add_column(heading, justify="right" if heading in ("goal", "measured") else "left")
    for contest, measured in zip(contests, results, strict=True):
        by_name = {item.name: result for item, result in zip(contest.contestants, measured, strict=True)}
        for goal in contest.goals:
            table.add_row(*_goal(goal, goal.reached(by_name)))
    return table


def _goal(goal: Goal, value: float | None) -> Iterator[str]:
    yield goal.ours
    yield goal.theirs
    yield goal.wanted()
    yield NOT_RUN if value is None else goal.said(value)
    yield "" if value is None else goal.met(value)


def _table(*, markdown: bool) -> Table:
    return Table(box=box.MARKDOWN if markdown else box.SIMPLE_HEAD)
