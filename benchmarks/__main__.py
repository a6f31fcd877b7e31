"""`python -m benchmarks`, called by `make bench`: measures, prints tables, exits 0 whether the goals are met or not."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from benchmarks import machine, page, report
from benchmarks.contest import Contest
from benchmarks.contests import CONTESTS, chosen
from benchmarks.measure import Measured, Progress
from modsmith.errors import ModsmithError

WIDTH = 150
"""Columns where there is no terminal: Rich would cut the tables at 80."""


def main(
    *,
    runs: Annotated[int, typer.Option(min=1, help="Runs that count, after one that warms up.")] = 3,
    only: Annotated[
        list[str] | None,
        typer.Option(
            "--only", metavar="NAME", help=f"Hold this contest; may be repeated: {', '.join(CONTESTS)}."
        ),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help="Leave out what is not modsmith, and what takes minutes.")
    ] = False,
    write: Annotated[bool, typer.Option("--write", help="Also write docs/benchmarks.md.")] = False,
) -> None:
    """Measures modsmith beside CDKTF's prebuilt bindings, Terraform by hand and Checkov; takes 20 minutes."""
    console = Console(width=None if sys.stdout.isatty() else WIDTH, highlight=False)
    try:
        if write and (only or quick):
            raise ModsmithError(
                "the page has all contests", where="--write", fix="Leave out --only and --quick"
            )
        measure(console, runs=runs, only=only or (), quick=quick, write=write)
    except ModsmithError as error:
        console.print(f"error: {error}", markup=False, soft_wrap=True)
        raise typer.Exit(1) from error


def measure(console: Console, *, runs: int, only: Sequence[str], quick: bool, write: bool) -> None:
    """Holds contests and prints what came out.

    Args:
        console: to print to.
        runs: that count, of each contestant; a contest that takes minutes has one.
        only: names of contests; all if there is none.
        quick: leave out all that is not ours, and what takes minutes.
        write: write the page as well.

    Raises:
        ModsmithError: a contestant failed, there is no contest of a name, or there is no node.
    """
    before = machine.load()
    with tempfile.TemporaryDirectory(prefix="modsmith-bench-") as temporary, _progress() as progress:
        contests = chosen(only, Path(temporary).resolve(), quick=quick)
        results = [_held(one, runs, progress) for one in contests]
        circumstances = _circumstances(runs, before)
        if write:
            page.FILE.write_text(page.text(contests, results, circumstances), "utf-8")
        _print(console, contests, results, circumstances)


def _held(contest: Contest, runs: int, progress: Progress) -> list[Measured]:
    """Holds one contest. A log shows what runs now; a terminal has a spinner for that."""
    if not sys.stderr.isatty():
        print(contest.title, file=sys.stderr, flush=True)
    return contest.held(runs, progress)


def _print(
    console: Console,
    contests: Sequence[Contest],
    results: Sequence[Sequence[Measured]],
    circumstances: str,
) -> None:
    tables = [report.contest_table(*pair) for pair in zip(contests, results, strict=True)]
    for contest, table in zip(contests, tables, strict=True):
        console.print(f"\n{contest.title}\n", style="bold", markup=False)
        console.print(table)
        if said := contest.after():
            console.print(said, soft_wrap=True, markup=False)
    console.print(f"\n{page.GOALS}\n", style="bold")
    console.print(report.goals_table(contests, results))
    console.print(circumstances, soft_wrap=True, markup=False)


def _circumstances(runs: int, before: float) -> str:
    facts = ", ".join(f"{name} {value}" for name, value in machine.facts().items())
    load = f"load {before:.1f} before and {machine.load():.1f} after"
    of_each = "one run" if runs == 1 else f"{runs} runs"
    counted = (
        f"{of_each} of each, in turn, after one that warms up; of what takes minutes, one run;"
        " of what takes less than half a second, as many in a turn as a second allows"
    )
    return f"{counted}; {load}. {facts}."


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
