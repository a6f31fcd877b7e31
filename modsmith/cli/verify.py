"""`modsmith verify`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli.command import FOUND, app, spare_collector
from modsmith.cli.terminal import console, speaks_unicode, working

if TYPE_CHECKING:
    from modsmith.release.verify import Verification


class VerifyFormat(StrEnum):
    """The output formats of `verify`."""

    TEXT = "text"
    JSON = "json"


_STYLES = {"ok": ("✓", "green"), "failed": ("✗", "bold red"), "not checked": ("–", "yellow")}


@app.command(
    epilog="Examples: `modsmith verify dynamodb-0.2.0.tar.gz` · "
    "`modsmith verify dynamodb-0.2.0.zip --evidence evidence --format json` · "
    "`modsmith verify dynamodb-0.2.0.tar.gz --project ~/src/modules`"
)
def verify(
    archive: Annotated[Path, typer.Argument(help="The .tar.gz or .zip of a release.", show_default=False)],
    *,
    evidence: Annotated[
        Path | None,
        typer.Option("--evidence", help="Folder of its evidence; by default `evidence` beside the archive."),
    ] = None,
    project: Annotated[
        Path | None,
        typer.Option(
            "--project",
            help="A checkout of the module's project, to generate the module again. This runs the project's Python.",
        ),
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option("--previous", help="The archive of the version before, with its evidence beside it."),
    ] = None,
    format_: Annotated[VerifyFormat, typer.Option("--format", help="Text or JSON.")] = VerifyFormat.TEXT,
) -> None:
    """Verifies a release: hashes, evidence, controls and provenance.

    Executes nothing of the module and downloads nothing. Exits 0 if nothing failed, 2 if something did, 1 if there is
    nothing to verify. What was not checked is listed with the reason.
    """
    spare_collector()
    from modsmith.release.verify import verify as verified  # noqa: PLC0415

    with working(f"verifying {archive.name}"):
        found = verified(archive, evidence=evidence, project=project, previous=previous)
    if format_ is VerifyFormat.JSON:
        typer.echo(json.dumps(found.as_data(), indent=2, ensure_ascii=not speaks_unicode()))
    else:
        _print(found)
    if found.failed:
        raise typer.Exit(FOUND)


def _print(found: Verification) -> None:
    """A line for each check, then one for all; nothing in it is taken for markup or a terminal's command."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table.grid(padding=(0, 2))
    for check in found.checks:
        mark, style = _STYLES[check.result]
        said = f"not checked: {check.reason}" if check.result == "not checked" else check.reason
        table.add_row(Text(mark, style), Text(check.name, style), Text(said))
    of = f"  {found.address} {found.version}" if found.address else ""
    out = console()
    with out.capture() as printed:
        out.print(Text(f"{found.archive}{of}\n", "bold"), soft_wrap=True)
        out.print(table)
        out.print(Text(f"\n{_summary(found)}"))
    typer.echo("\n".join(line.rstrip() for line in printed.get().splitlines()))


def _summary(found: Verification) -> str:
    results = [check.result for check in found.checks]
    failed, skipped = results.count("failed"), results.count("not checked")
    first = f"{failed} failed" if failed else "none failed"
    last = f", {skipped} not checked" if skipped else ""
    return f"{len(results)} checks: {results.count('ok')} ok, {first}{last}"
