"""`modsmith release`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from modsmith.cli.command import app, catalog
from modsmith.cli.terminal import working

AUTO = "auto"


class ReleaseFormat(StrEnum):
    """The output formats of `release`."""

    TEXT = "text"
    JSON = "json"


@app.command(
    epilog="Examples: `modsmith release dynamodb --dry-run` · `modsmith release dynamodb --out dist` · "
    "`modsmith release dynamodb --version 1.0.0`"
)
def release(  # noqa: PLR0913 - the options of a command
    module: Annotated[str, typer.Argument(help="A module's name.")],
    *,
    version: Annotated[
        str, typer.Option("--version", help="Its number, or auto: the smallest that the changes allow.")
    ] = AUTO,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            help="Registry folder that gets the version and all before it; by default the project's releases.",
            show_default=False,
        ),
    ] = None,
    revision: Annotated[
        str, typer.Option("--revision", help="Release the files of this commit.", show_default=False)
    ] = "",
    allow_dirty: Annotated[
        bool, typer.Option("--allow-dirty", help="Release files that are in no commit.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; show the version and its notes.")
    ] = False,
    format_: Annotated[
        ReleaseFormat, typer.Option("--format", help="Text, or JSON for programs.")
    ] = ReleaseFormat.TEXT,
) -> None:
    """Releases a version of a module into a registry folder: archives, notes and evidence. Pushes nothing."""
    from modsmith.release import report, run  # noqa: PLC0415
    from modsmith.versions.number import Version  # noqa: PLC0415

    number = None if version == AUTO else Version.parse(version)
    request = run.Request(catalog(), module, number, out, revision, allow_dirty=allow_dirty, dry_run=dry_run)
    with working(f"releasing {module}"):
        outcome = run.release(request)
    if format_ is ReleaseFormat.JSON:
        typer.echo(json.dumps(report.as_data(request, outcome), indent=2))
    else:
        typer.echo(report.as_text(request, outcome), nl=False)
