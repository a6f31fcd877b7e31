"""`modsmith generate`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli.command import FOUND, Modules, Out, app, catalog, spare_collector
from modsmith.cli.terminal import console, print_diff, working

if TYPE_CHECKING:
    from modsmith.generate.run import Outcome


@app.command(
    epilog="Examples: `modsmith generate` · `modsmith generate dynamodb --diff` · `modsmith generate --check`"
)
def generate(
    modules: Modules = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 2 if anything is stale.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change; exit 2 if anything would.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that were edited by hand.")] = False,
    out: Out = None,
) -> None:
    """Writes the modules from their specs: all of them, or none if one fails."""
    from modsmith.generate import run as tree  # noqa: PLC0415

    spare_collector()
    known, wanted = catalog(), modules or []
    place = out or known.project.modules
    with working("building the modules"):
        writes = not (check or diff)
        outcome = (
            tree.apply(known, place, wanted, force=force) if writes else tree.compare(known, place, wanted)
        )
    if diff:
        print_diff(outcome.diff())
    else:
        show(outcome, written=not check)
    if (check or diff) and outcome.stale:
        if check:
            typer.echo("stale: run `modsmith generate` and commit the changes", err=True)
        raise typer.Exit(FOUND)


def show(outcome: Outcome, *, written: bool) -> None:
    """Prints what a run found.

    Args:
        outcome: of the run.
        written: whether it wrote the differences.
    """
    from modsmith.generate.quick import up_to_date  # noqa: PLC0415

    if not outcome.changes:
        typer.echo(up_to_date(len(outcome.fresh), outcome.seconds))
        return
    from modsmith.cli.presentation import outcome_as_text  # noqa: PLC0415

    console().print(outcome_as_text(outcome, written=written))
