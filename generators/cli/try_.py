"""`modsmith try`."""

from __future__ import annotations

from typing import Annotated

import typer

from generators.cli.command import ROOT, Out, app
from generators.cli.terminal import console, working


@app.command(
    "try", epilog="Examples: `modsmith try dynamodb` · `modsmith try dynamodb --example complete --keep`"
)
def try_(
    module: Annotated[str, typer.Argument(help="A module's name.")],
    *,
    example: Annotated[str, typer.Option("--example", help="Which of its examples.")] = "basic",
    keep: Annotated[bool, typer.Option("--keep", help="Keep the emulated AWS running until Ctrl-C.")] = False,
    out: Out = ROOT / "modules",
) -> None:
    """Applies an example on an emulated AWS: no account, no network, nothing left behind."""
    from emulator.trial import trial  # noqa: PLC0415
    from generators import catalog  # noqa: PLC0415
    from generators.presentation import trial_as_text  # noqa: PLC0415

    name = catalog.resolve([module])[0]
    with working(f"applying {name}/examples/{example}"), trial(out, name, example) as applied:
        console().print(trial_as_text(applied))
        if keep:
            typer.echo(f"AWS_ENDPOINT_URL={applied.endpoint}, until Ctrl-C")
            applied.wait()
