"""`modsmith validate`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from generators.cli.command import ROOT, app
from generators.cli.terminal import console, steps


class ReportFormat(StrEnum):
    """How `validate` reports."""

    TEXT = "text"
    JSON = "json"


@app.command(
    epilog="Examples: `modsmith validate` · `modsmith validate ../copy --module dynamodb --format json`"
)
def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Module folders, or folders of modules; the generated ones if none is named."),
    ] = None,
    *,
    module: Annotated[
        str, typer.Option("--module", help="Hold the folder against this module's spec, whatever its name.")
    ] = "",
    format_: Annotated[ReportFormat, typer.Option("--format", help="Text or JSON.")] = ReportFormat.TEXT,
) -> None:
    """Judges module folders: format, validity, tests, Checkov, and the interface against the spec.

    Exits 0 if all is clean, 2 if something was found, 1 if something could not be judged.
    """
    from generators import catalog  # noqa: PLC0415
    from validators import run  # noqa: PLC0415
    from validators.finding import exit_code  # noqa: PLC0415
    from validators.report import json as as_json  # noqa: PLC0415
    from validators.report import text as as_text  # noqa: PLC0415

    specs = {name: catalog.spec(name) for name in catalog.names()}
    with steps() as progress:
        verdicts = run.validate(paths or [ROOT / "modules"], specs, module=module, progress=progress)
    if format_ is ReportFormat.JSON:
        typer.echo(as_json.render(verdicts))
    else:
        console().print(as_text.render(verdicts))
    if code := exit_code(verdicts):
        raise typer.Exit(code)
