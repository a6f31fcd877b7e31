"""`python -m modsmith.mutate`: weakens the modules in every way that a control must detect, and counts kills."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.progress import track
from rich.table import Table
from rich.text import Text

from modsmith.errors import ModsmithError
from modsmith.mutate import score
from modsmith.mutate.score import Outcome, Score
from modsmith.project import Catalog, Project

SURVIVORS, FAILED = 2, 1


def main(
    modules: Annotated[
        list[str] | None, typer.Argument(help="Names of modules; all of them by default.")
    ] = None,
    *,
    checkov: Annotated[bool, typer.Option(help="Also run Checkov, for comparison.")] = True,
) -> None:
    """Prints the kill rate of each control, modsmith's and Checkov's; exits 2 if a mutant survives modsmith."""
    console = Console(highlight=False)
    try:
        project = Project.require().use()
        catalog = Catalog(project)
        names = catalog.resolve(modules or [])
        found = [
            outcome
            for name in track(names, "mutating", console=Console(stderr=True), transient=True)
            for outcome in score.outcomes(project.modules / name, catalog.spec(name), with_checkov=checkov)
        ]
    except ModsmithError as error:
        Console(stderr=True).print(Text(f"error: {error}"))
        raise typer.Exit(FAILED) from error
    console.print(_table(found))
    if survivors := [outcome for outcome in found if not outcome.ours]:
        for outcome in survivors:
            console.print(
                Text(f"survives: {outcome.module}: {outcome.mutant.target.control}: {outcome.mutant.name}")
            )
        raise typer.Exit(SURVIVORS)


def _table(found: list[Outcome]) -> Table:
    table = Table("control or promise", box=None, pad_edge=False)
    for heading in ("mutants", "killed", "", "by Checkov", ""):
        table.add_column(heading, justify="right")
    for one in score.scores(found):
        table.add_row(*_row(one))
    table.add_section()
    table.add_row(*_row(score.total(found)), style="bold")
    return table


def _row(one: Score) -> list[str]:
    theirs = ["–", ""] if one.checkov is None else [str(one.checkov), _share(one.checkov, one.mutants)]
    return [one.control, str(one.mutants), str(one.ours), _share(one.ours, one.mutants), *theirs]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


if __name__ == "__main__":
    typer.run(main)
