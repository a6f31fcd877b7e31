"""`modsmith doctor`."""

from __future__ import annotations

import typer

from modsmith.cli.command import FAILED, app
from modsmith.cli.terminal import console


@app.command(epilog="Example: `modsmith doctor`")
def doctor() -> None:
    """Lists the tools that modsmith needs, and how to install missing ones."""
    from rich.table import Column, Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from modsmith.tools.doctor import examine  # noqa: PLC0415

    findings = examine()
    where = Column("location, or how to install", overflow="fold")
    table = Table("", "tool", "version", "needed for", where, box=None, pad_edge=False)
    for item in findings:
        mark = Text("found", "green") if item.found else Text("missing", "red" if item.required else "yellow")
        table.add_row(
            mark, item.tool, item.version, item.needed_for, Text(str(item.path) if item.found else item.fix)
        )
    console().print(table)
    if any(item.required and not item.found for item in findings):
        raise typer.Exit(FAILED)
