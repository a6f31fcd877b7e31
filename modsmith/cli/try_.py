"""`modsmith try`."""

from __future__ import annotations

from typing import Annotated

import typer

from modsmith.cli.command import Out, app, catalog
from modsmith.cli.terminal import console, working


@app.command(
    "try", epilog="Examples: `modsmith try dynamodb` · `modsmith try dynamodb --example complete --keep`"
)
def try_(
    module: Annotated[str, typer.Argument(help="A module's name.")],
    *,
    example: Annotated[str, typer.Option("--example", help="Name of the example.")] = "basic",
    keep: Annotated[bool, typer.Option("--keep", help="Keep the emulated AWS running until Ctrl-C.")] = False,
    out: Out = None,
) -> None:
    """Applies an example on an emulated AWS, without an account or network, and destroys it afterwards."""
    from modsmith.cli.presentation import trial_as_text  # noqa: PLC0415
    from modsmith.emulator.trial import trial  # noqa: PLC0415

    known = catalog()
    name = known.resolve([module])[0]
    place = out or known.project.modules
    with working(f"applying {name}/examples/{example}"), trial(place, name, example) as applied:
        console().print(trial_as_text(applied))
        if keep:
            typer.echo(f"AWS_ENDPOINT_URL={applied.endpoint} (stop with Ctrl-C)")
            applied.wait()
