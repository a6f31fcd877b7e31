from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.contests import Aim, Contest
from benchmarks.measure import Contestant, Measured, hold
from benchmarks.report import TIMES, aims_table, contest_table
from benchmarks.contests.stacks import comparison

AIMS = (Aim("time", "ours", "theirs", 8), Aim("memory", "ours", "theirs", 10))


def contest(missing: str = "") -> Contest:
    return Contest("title", (Contestant("ours", float), Contestant("theirs", float, missing=missing)), AIMS)


def rows(table: Table) -> list[list[str]]:
    console = Console(width=200)
    with console.capture() as capture:
        console.print(table)
    lines = [line.split("|") for line in capture.get().splitlines() if line.count("|") > 1]
    return [[cell.strip() for cell in line[1:-1]] for line in lines[2:]]


def test_an_aim_that_was_missed_is_said_to_be_missed() -> None:
    results = [Measured((1.0, 2.0, 9.0), 100 * 2**20), Measured((18.0, 20.0, 22.0), 900 * 2**20)]
    table = aims_table([contest()], [results], markdown=True)
    assert rows(table) == [
        ["ours", "theirs", f"8{TIMES} faster", f"10.0{TIMES} faster", "yes"],
        ["ours", "theirs", f"10{TIMES} less memory", f"9.0{TIMES} less memory", "no"],
    ]


def test_the_table_shows_median_range_and_ratios() -> None:
    results = [Measured((0.1, 0.2, 0.4), 100 * 2**20), Measured((2.0, 3.0, 9.0), 250 * 2**20)]
    assert rows(contest_table(contest(), results, markdown=True)) == [
        ["ours", "200 ms", "100 ms to 400 ms", f"1.0{TIMES}", "100 MiB", f"1.0{TIMES}"],
        ["theirs", "3.00 s", "2.00 s to 9.00 s", f"15.0{TIMES}", "250 MiB", f"2.5{TIMES}"],
    ]


def test_what_could_not_run_says_why_and_claims_nothing() -> None:
    results = [Measured((1.0,), None), Measured()]
    assert rows(contest_table(contest("no npm"), results, markdown=True))[1][1] == "not run: no npm"
    assert aims_table([contest("no npm")], [results]).row_count == 0


def test_contestants_take_turns_and_the_first_run_does_not_count() -> None:
    order: list[str] = []

    def contestant(name: str, seconds: list[float]) -> Contestant:
        return Contestant(name, lambda: seconds.pop(0), prepare=lambda: order.append(name))

    a, b = hold([contestant("a", [9, 1, 2]), contestant("b", [8, 3, 4])], 2, lambda _: None)
    assert order == ["a", "b"] * 3
    assert (a.seconds, b.seconds) == ((1, 2), (3, 4))


def test_stacks_that_differ_are_not_called_the_same(tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    for folder, text in (
        (ours, 'resource "a" "b" {\n}\nvariable "v" {\n}\n'),
        (theirs, 'resource "a" "b" {\n}\n'),
    ):
        folder.mkdir()
        (folder / "main.tf").write_text(text)
    assert "variable.v" in comparison(ours, theirs)
    assert "not fair" in comparison(ours, theirs)
    assert "1 variables, 0 data sources, 1 resources, 0 outputs" in comparison(ours, ours)
