"""`modsmith serve`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from modsmith.cli.command import app


@app.command(epilog="Example: `modsmith serve releases --port 8123`")
def serve(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="A registry folder.")],
    *,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port of 127.0.0.1; 0 for a free one.")
    ] = 8123,
) -> None:
    """Serves a registry folder on this machine, for `terraform init`, until Ctrl-C.

    For trying it: there is no TLS and no other client than this machine. `docs/registry.md` says how to publish the
    folder. Versions that are not complete are named and not served.
    """
    from modsmith.registry import serve as server  # noqa: PLC0415

    modules, problems = server.usable(folder)
    for problem in problems:
        typer.echo(f"not served: {problem}", err=True)
    with server.Server(folder, port, lambda line: typer.echo(line, err=True)) as running:
        typer.echo(f"Serving {folder} on http://{server.LOOPBACK}:{running.port} until Ctrl-C.\n")
        typer.echo("Add to the file that TF_CLI_CONFIG_FILE names, or to ~/.terraformrc:\n")
        typer.echo(server.settings(running.port))
        for address, versions in modules.items():
            typer.echo(server.call(running.port, address, versions))
        try:
            running.run()
        except KeyboardInterrupt:
            typer.echo("stopped", err=True)
