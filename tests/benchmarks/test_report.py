from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import pytest
from rich.console import Console
from rich.table import Table

from benchmarks.contest import (
    MEBIBYTE,
    TIMES,
    Contest,
    Goal,
    at_most,
    faster,
    lighter,
    within,
    within_memory,
)
from benchmarks.measure import Contestant, Measured, Took, hold
from benchmarks.report import contest_table, goals_table
from modsmith.errors import ToolFailedError

FIRST = Measured((Took(1.0, 0.5), Took(2.0, 1.5), Took(9.0, 3.0)), 100 * MEBIBYTE)
SECOND = Measured((Took(18.0, 9.0), Took(20.0, 8.0), Took(22.0, 7.0)), 900 * MEBIBYTE)


def contest(*goals: Goal, missing: str = "") -> Contest:
    run = Took(0.0)
    return Contest(
        "title", (Contestant("ours", lambda: run), Contestant("theirs", lambda: run, missing=missing)), goals
    )


def rows(table: Table) -> list[list[str]]:
    console = Console(width=200)
    with console.capture() as capture:
        console.print(table)
    lines = [line.split("|") for line in capture.get().splitlines() if line.count("|") > 1]
    return [[cell.strip() for cell in line[1:-1]] for line in lines[2:]]


@pytest.mark.parametrize(
    ("goal", "row"),
    [
        (faster("ours", "theirs", 8), ["theirs", f"8{TIMES} faster", f"10{TIMES} faster", "yes"]),
        (lighter("ours", "theirs", 10), ["theirs", f"10{TIMES} less memory", f"9{TIMES} less memory", "no"]),
        (within("ours", 1.5), ["", "at most 1.50 s", "2.00 s", "no"]),
        (within("ours", 240), ["", "at most 240 s", "2.00 s", "yes"]),
        (within_memory("ours", 1024 * MEBIBYTE), ["", "at most 1024 MiB", "100 MiB", "yes"]),
        (
            at_most("ours", "theirs", 0.05),
            ["theirs", f"at most 0.05{TIMES} the time", f"0.1{TIMES} the time", "no"],
        ),
        (
            at_most("ours", "theirs", 1.2, per=(20, 250)),
            ["theirs", f"at most 1.2{TIMES} the time of each", f"1.25{TIMES} the time of each", "no"],
        ),
        (
            at_most("ours", "theirs", 1.2, "memory", per=(2, 20)),
            ["theirs", f"at most 1.2{TIMES} the memory of each", f"1.11{TIMES} the memory of each", "yes"],
        ),
    ],
)
def test_a_goal_is_met_or_missed(goal: Goal, row: Sequence[str]) -> None:
    assert rows(goals_table([contest(goal)], [[FIRST, SECOND]], markdown=True)) == [["ours", *row]]


def test_the_table_shows_median_range_processor_time_and_ratios() -> None:
    assert rows(contest_table(contest(), [FIRST, SECOND], markdown=True)) == [
        ["ours", "2.00 s", "1.00 s to 9.00 s", f"1{TIMES}", "1.50 s", "100 MiB", f"1{TIMES}"],
        ["theirs", "20.00 s", "18.00 s to 22.00 s", f"10{TIMES}", "8.00 s", "900 MiB", f"9{TIMES}"],
    ]


def test_what_could_not_run_says_why_and_meets_no_goal() -> None:
    held = contest(faster("ours", "theirs", 8), missing="no npm")
    results = [FIRST, Measured()]
    assert rows(contest_table(held, results, markdown=True))[1][1] == "not run: no npm"
    assert rows(goals_table([held], [results], markdown=True))[0][3:] == ["not run", ""]


def test_contestants_take_turns_and_the_first_run_does_not_count() -> None:
    order: list[str] = []

    def contestant(name: str, seconds: list[float]) -> Contestant:
        return Contestant(name, lambda: Took(seconds.pop(0)), prepare=lambda: order.append(name))

    a, b = hold([contestant("a", [9, 1, 2]), contestant("b", [8, 3, 4])], 2, lambda _: None)
    assert order == ["a", "b"] * 3
    assert (a.seconds, b.seconds) == ((1, 2), (3, 4))


def test_what_takes_a_moment_runs_as_often_in_a_turn_as_a_second_allows() -> None:
    taken = iter([0.25, 0.1, 0.3, 0.2, 0.1])
    [result] = hold([Contestant("a", lambda: Took(next(taken)))], 1, lambda _: None)
    assert result.seconds == (0.1, 0.3, 0.2, 0.1)


def test_what_takes_minutes_runs_once() -> None:
    taken = [Took(60.0, 90.0, 7 * MEBIBYTE)]
    [result] = Contest("title", (Contestant("a", taken.pop),), once=True).held(3, lambda _: None)
    assert (result.median, result.cpu, result.peak) == (60.0, 90.0, 7 * MEBIBYTE)


def test_what_a_contest_needs_runs_during_it_and_ends_even_if_a_contestant_fails() -> None:
    order: list[str] = []

    @contextmanager
    def server() -> Iterator[None]:
        order.append("started")
        try:
            yield
        finally:
            order.append("ended")

    def fails() -> Took:
        order.append("called")
        raise ToolFailedError("no answer")

    with pytest.raises(ToolFailedError, match="no answer"):
        Contest("title", (Contestant("a", fails),), during=server).held(1, lambda _: None)
    assert order == ["started", "called", "ended"]
