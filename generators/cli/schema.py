"""`modsmith schema`."""

from __future__ import annotations

import typer

from generators.cli.command import ROOT, schema_app
from generators.cli.terminal import working


@schema_app.command(epilog="Example: `modsmith schema recut`")
def recut() -> None:
    """Cuts the table anew from the AWS provider that is installed here."""
    from generators.provider_schema import recut as cutter  # noqa: PLC0415
    from toolchain import provider_mirror, terraform  # noqa: PLC0415

    target = ROOT / "generators" / "provider_schema" / "aws.zip"
    with working("asking the provider for its schema"):
        mirror = provider_mirror.find()
        cutter.recut(terraform.require().path, mirror.path if mirror else None, target)
    typer.echo(f"wrote {target.relative_to(ROOT)}")
