"""`modsmith schema`."""

from __future__ import annotations

import typer

from modsmith.cli.command import schema_app
from modsmith.cli.terminal import working


@schema_app.command(epilog="Example: `modsmith schema recut`")
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
