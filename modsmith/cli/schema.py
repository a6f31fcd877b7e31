"""`modsmith schema`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from modsmith.cli.command import catalog, schema_app
from modsmith.cli.terminal import working


@schema_app.command(epilog="Example: `modsmith schema cut --provider hashicorp/google`")
def cut(
    provider: Annotated[str, typer.Option("--provider", metavar="SOURCE", help="Source of the provider.")],
    *,
    plugin_dir: Annotated[
        Path | None,
        typer.Option("--plugin-dir", help="Filesystem mirror that has it; found or downloaded by default."),
    ] = None,
) -> None:
    """Cuts a schema table from an installed provider and keeps it in the project.

    Runs `terraform init` and `terraform providers schema`, which start the provider.
    """
    from modsmith.provider import recut as cutter  # noqa: PLC0415
    from modsmith.provider import tables  # noqa: PLC0415
    from modsmith.tools import provider_mirror, terraform  # noqa: PLC0415

    project = catalog().project
    target = tables.file_of(project.schemas, tables.check_source(provider))
    with working(f"reading the schema of {provider}"):
        mirror = plugin_dir.resolve() if plugin_dir else provider_mirror.find_for(provider)
        version = cutter.recut(terraform.require().path, mirror, target, provider)
    typer.echo(f"wrote {target.relative_to(project.root)}, the schema of {provider} {version}")


@schema_app.command(hidden=True, epilog="Example: `modsmith schema recut`")
def recut() -> None:
    """Cuts the table anew from the AWS provider that is installed here."""
    from modsmith.provider import recut as cutter  # noqa: PLC0415
    from modsmith.provider.table import TABLE  # noqa: PLC0415
    from modsmith.tools import provider_mirror, terraform  # noqa: PLC0415

    target = TABLE
    with working("asking the provider for its schema"):
        mirror = provider_mirror.find()
        cutter.recut(terraform.require().path, mirror.path if mirror else None, target)
    typer.echo(f"wrote {target}")


@schema_app.command("project", epilog="Example: `modsmith schema project > modsmith.schema.json`")
def project_file() -> None:
    """Prints the JSON Schema of modsmith.toml for your editor, with the controls of the project.

    Write `#:schema ./modsmith.schema.json` into the first line of modsmith.toml: Taplo and Even Better TOML read that.
    """
    import json  # noqa: PLC0415

    from modsmith.project import Project  # noqa: PLC0415
    from modsmith.validate import project_schema  # noqa: PLC0415

    if found := Project.find():
        found.use()
    typer.echo(json.dumps(project_schema.schema(), indent=2, ensure_ascii=False))
