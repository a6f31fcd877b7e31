"""`python -m benchmarks`, called by `make bench`: measures, prints tables, exits 0 whether the aims are met or not."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks import machine, public, report
from benchmarks.contests import BINDINGS_CLI, GENERATE, MODULE, contests, output
from benchmarks.measure import Progress, hold
from benchmarks.stacks import comparison
from modsmith.errors import ModsmithError

WIDTH = 130
"""Columns where there is no terminal: Rich would cut the tables at 80."""


def main(
    *,
    runs: Annotated[int, typer.Option(min=1, help="Runs that count, after one that warms up.")] = 3,
    quick: Annotated[
        bool, typer.Option("--quick", help="Only modsmith: no npm, no bindings, no Checkov.")
    ] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the tables in Markdown.")] = False,
) -> None:
    """Measures modsmith side by side with CDKTF's prebuilt bindings and with Checkov; takes a few minutes."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False, soft_wrap=markdown)
    try:
        measure(console, runs=runs, quick=quick, markdown=markdown)
    except ModsmithError as error:
        console.print(f"error: {error}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error


def measure(console: Console, *, runs: int, quick: bool, markdown: bool) -> None:
    """Holds all contests and prints what came out.

    Args:
        console: to print to.
        runs: that count, of each contestant.
        quick: leave out all that is not ours.
        markdown: tables in Markdown.

    Raises:
        ModsmithError: a contestant failed, or there is no node.
    """
    before = machine.load()
    with tempfile.TemporaryDirectory(prefix="modsmith-bench-") as temporary, _progress() as progress:
        work = Path(temporary).resolve()
        held = [*contests(work, quick=quick), *public.contests(work / "public", quick=quick)]
        results = [hold(contest.contestants, runs, progress) for contest in held]
        compared = _compared(work / "cold")
    tables = [report.contest_table(*pair, markdown=markdown) for pair in zip(held, results, strict=True)]
    titles = [*(contest.title for contest in held), "Aims"]
    for title, table in zip(
        titles, [*tables, report.aims_table(held, results, markdown=markdown)], strict=True
    ):
        if table.row_count:
            console.print(f"\n{'## ' if markdown else ''}{title}\n", style="bold")
            console.print(table)
    console.print(f"\n{_circumstances(runs, before)}\n{compared}", soft_wrap=True)


def _compared(cold: Path) -> str:
    theirs = output(cold, BINDINGS_CLI) / "stacks" / MODULE
    return comparison(output(cold, GENERATE) / MODULE, theirs) if theirs.is_dir() else ""


def _circumstances(runs: int, before: float) -> str:
    facts = ", ".join(f"{name} {value}" for name, value in machine.facts().items())
    load = f"load {before:.1f} before and {machine.load():.1f} after"
    return f"{runs} runs of each, in turn, after one that warms up; {load}. {facts}."


@contextmanager
def _progress() -> Iterator[Progress]:
    """A spinner with what runs now on a terminal, nothing anywhere else."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with Console(stderr=True).status("starting") as status:
        yield status.update


if __name__ == "__main__":
    typer.run(main)
