"""`modsmith generate`."""

from __future__ import annotations

from typing import Annotated

import typer

from generators.cli.command import FOUND, ROOT, Modules, Out, app
from generators.cli.terminal import console, print_diff, working


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
    out: Out = ROOT / "modules",
) -> None:
    """Writes the modules from their specs, all of them or none."""
    from generators import generate as tree  # noqa: PLC0415

    wanted = modules or []
    with working("building the modules"):
        outcome = tree.compare(out, wanted) if check or diff else tree.apply(out, wanted, force=force)
    if diff:
        print_diff(outcome.diff())
    elif not outcome.changes:
        typer.echo(tree.up_to_date(len(outcome.fresh), outcome.seconds))
    else:
        from generators.presentation import outcome_as_text  # noqa: PLC0415

        console().print(outcome_as_text(outcome, written=not check))
    if (check or diff) and outcome.stale:
        if check:
            typer.echo("stale: run `modsmith generate` and commit what it writes", err=True)
        raise typer.Exit(FOUND)
