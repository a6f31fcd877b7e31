"""`modsmith site`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from modsmith.cli.command import FOUND, app, catalog
from modsmith.cli.terminal import working


@app.command(epilog="Examples: `modsmith site` · `modsmith site --out public` · `modsmith site --check`")
def site(
    *,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", help="Folder for the site; by default site/ in the project.", show_default=False
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Build the site and check its links, but write nothing.")
    ] = False,
) -> None:
    """Writes a static catalog of the modules, with the project's documentation."""
    from modsmith.generate import run as tree  # noqa: PLC0415
    from modsmith.site.build import build  # noqa: PLC0415
    from modsmith.site.output import put  # noqa: PLC0415

    known = catalog()
    if not check and tree.compare(known, known.project.modules).stale:
        typer.echo("stale: run `modsmith generate` first; the site shows the modules' files", err=True)
        raise typer.Exit(FOUND)
    with working("building the site"):
        files = build(known)
        place = out or known.project.root / "site"
        changes = None if check else put(place, files)
    pages = sum(path.endswith(".html") for path in files)
    if changes is None:
        typer.echo(f"{pages} pages, no broken links")
    else:
        typer.echo(f"{pages} pages in {place}; open {place / 'index.html'}")
