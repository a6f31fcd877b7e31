"""`modsmith list` and `modsmith show`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli.command import Out, app, catalog
from modsmith.cli.terminal import console, speaks_unicode
from modsmith.errors import ModsmithError

if TYPE_CHECKING:
    from modsmith.spec.model import ModuleSpec


class ShowFormat(StrEnum):
    """The output formats of `show`."""

    TEXT = "text"
    JSON = "json"
    SCHEMA = "json-schema"


@app.command("list", epilog="Example: `modsmith list`")
def list_() -> None:
    """Lists the modules that can be generated."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = Table("module", "what it builds", "inputs", "outputs", "promises", box=None, pad_edge=False)
    for spec in catalog().specs().values():
        counts = (len(spec.inputs), len(spec.outputs), len(spec.promises))
        table.add_row(Text(spec.name, "bold"), Text(spec.title), *map(str, counts))
    console().print(table)


@app.command(
    epilog="Examples: `modsmith show dynamodb` · `modsmith show storage --controls` · "
    "`modsmith show dynamodb --format json-schema > inputs.schema.json`"
)
def show(
    module: Annotated[str, typer.Argument(help="A module's name.")],
    format_: Annotated[
        ShowFormat, typer.Option("--format", help="Text, JSON, or a JSON Schema of the inputs.")
    ] = ShowFormat.TEXT,
    controls: Annotated[
        bool, typer.Option("--controls", help="Show the result of every control for the module's HCL.")
    ] = False,
    out: Out = None,
) -> None:
    """Shows a module's interface and promises, or the results of controls."""
    from modsmith.cli.presentation import spec_as_data, spec_as_text  # noqa: PLC0415

    known = catalog()
    spec = known.spec(known.resolve([module])[0])
    if controls:
        _show_controls(spec, (out or known.project.modules) / spec.name, format_)
        return
    if format_ is ShowFormat.TEXT:
        console().print(spec_as_text(spec))
    else:
        data = spec.json_schema() if format_ is ShowFormat.SCHEMA else spec_as_data(spec)
        typer.echo(json.dumps(data, indent=2, ensure_ascii=not speaks_unicode()))


def _show_controls(spec: ModuleSpec, folder: Path, format_: ShowFormat) -> None:
    from dataclasses import asdict  # noqa: PLC0415

    from modsmith.cli.presentation import controls_as_text  # noqa: PLC0415
    from modsmith.hcl.read import configuration  # noqa: PLC0415
    from modsmith.validate import examples  # noqa: PLC0415
    from modsmith.validate.results import overview  # noqa: PLC0415

    if format_ is ShowFormat.SCHEMA:
        problem, fix = "controls have no JSON Schema", "Use --format text or json"
        raise ModsmithError(problem, where="--format", fix=fix)
    module = configuration.read(folder)
    rows = overview.rows(examples.evaluations(module, examples.roots(folder)), spec)
    if format_ is ShowFormat.JSON:
        typer.echo(json.dumps([asdict(row) for row in rows], indent=2, ensure_ascii=not speaks_unicode()))
    else:
        console().print(controls_as_text(rows))
