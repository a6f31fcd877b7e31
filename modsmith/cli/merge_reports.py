"""`modsmith merge-reports`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli import folders as chosen_folders
from modsmith.cli import reports as written
from modsmith.cli import sharding
from modsmith.cli.command import app
from modsmith.cli.folders import Folders
from modsmith.project import Project
from modsmith.validate.report.formats import Format

if TYPE_CHECKING:
    from modsmith.validate.shards.part import Origin


@app.command(
    name="merge-reports",
    epilog="Examples: `modsmith merge-reports shard-*.json`"
    " · `modsmith merge-reports shard-*.json --format sarif --output all.sarif`",
)
def merge_reports(
    files: Annotated[
        list[Path], typer.Argument(help="The JSON reports of all shards of one run.", metavar="FILES...")
    ],
    *,
    format_: written.FormatOption = Format.TEXT,
    output: written.Output = None,
    reports: written.Reports = None,
    matrix: written.Matrix = False,
) -> None:
    """Merges the reports of `modsmith validate --shard` into the reports of a run on one machine.

    Run it as the shards ran: in the same folder of a checkout of the same commit. Refuses reports that are not all
    shards of one run over the files that are here. Exits as validate does: 0, 2 if something fails, 1 if something
    could not be checked or merged.
    """
    from modsmith.validate.report import read  # noqa: PLC0415
    from modsmith.validate.shards import merge  # noqa: PLC0415

    wanted = written.to_write(format_, output, reports)
    data = [(file, read.load(file)) for file in files]
    origin = merge.check([(file, read.part(each, file)) for file, each in data])
    merge.check_here(origin, _here(origin))
    document = merge.merge([read.document(each, file) for file, each in data], origin)
    written.write(document, wanted, format_, matrix=matrix, silent=output is not None)
    if code := document.exit_code:
        raise typer.Exit(code)


def _here(origin: Origin) -> Origin:
    """What the same run would be about here; loads the project's own controls if the run did."""
    options = dict(origin.options)
    if not origin.modules:
        return sharding.origin(Folders((), project=Project.find()), origin.note, options)
    folders = chosen_folders.find(
        [Path(module) for module in origin.modules],
        None,
        options.get("--module", ""),
        run_tests=options.get("--run-tests") == "true",
        own_controls=options.get("--own-controls") == "true",
    )
    return sharding.origin(folders, origin.note, options)
