"""docs/benchmarks.md: written by `make bench ARGS=--write`, and what stays the same whatever was measured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.table import Table

from benchmarks.commands import ROOT
from benchmarks.contest import Contest
from benchmarks.measure import Measured
from benchmarks.report import contest_table, goals_table

FILE = ROOT / "docs" / "benchmarks.md"
GOALS = "Goals"

_INTRODUCTION = """\
# Benchmarks

`make bench ARGS=--write` measured what stands here and wrote this page. `make bench` prints it: each contest holds
modsmith beside the usual ways, in one run, in turn, so that noise hits all alike. `ARGS="--only hcl"` runs one contest,
`--quick` leaves out what is not modsmith and what takes minutes, `--help` lists all options. The first run builds an
environment with CDKTF's prebuilt bindings under `.bench/`.

A table has the median time by the clock with its range, the time of all processors (CPU), which depends less on what
else the machine does, and the peak memory of the whole process tree, Node.js included. Ratios are to the first row.
"""


def text(contests: Sequence[Contest], results: Sequence[Sequence[Measured]], circumstances: str) -> str:
    """The page.

    Args:
        contests: all of them.
        results: of each contest, of each contestant.
        circumstances: where and how it was measured.
    """
    parts = [_INTRODUCTION, f"## {GOALS}\n", _markdown(goals_table(contests, results, markdown=True))]
    for contest, result in zip(contests, results, strict=True):
        parts += [f"## {contest.title}\n", *_noted(contest)]
        parts.append(_markdown(contest_table(contest, result, markdown=True)))
        parts += [f"{said}\n" for said in [contest.after()] if said]
    return "\n".join([*parts, "## Circumstances\n", circumstances]) + "\n"


def _noted(contest: Contest) -> list[str]:
    return [f"{contest.note}\n"] if contest.note else []


def _markdown(table: Table) -> str:
    console = Console(width=400)
    with console.capture() as captured:
        console.print(table)
    lines = [line.rstrip() for line in captured.get().splitlines()]
    return "\n".join(line for line in lines if line) + "\n"


def form(page: str) -> list[str]:
    """The page without what is measured: headings, and the first cell of each row of a table."""
    return list(_form(page))


def _form(page: str) -> Iterator[str]:
    for line in page.splitlines():
        if line.startswith("|") and not line.startswith("|-"):
            yield line.split("|")[1].strip()
        elif line.startswith("#") or re.match(r"(?:`make bench|A table has)", line):
            yield line


def expected(contests: Sequence[Contest]) -> list[str]:
    """The form of the page, whatever was measured."""
    nothing = [[Measured()] * len(contest.contestants) for contest in contests]
    return form(text(contests, nothing, ""))
