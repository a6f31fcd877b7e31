"""`modsmith init`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from modsmith.cli.command import Yes, app
from modsmith.cli.terminal import asks


@app.command(
    epilog="Examples: `modsmith init data-modules` · `modsmith init demo --environments test,live`"
    " · `modsmith init demo --shards 3`"
)
def init(  # noqa: PLR0913 - the options of a command
    name: Annotated[str, typer.Argument(help="The project's name, and that of its folder.")],
    *,
    environments: Annotated[
        str | None, typer.Option("--environments", metavar="LIST", help="Such as dev,staging,prod.")
    ] = None,
    production: Annotated[
        str | None, typer.Option("--production", metavar="LIST", help="Those of them that keep data.")
    ] = None,
    namespace: Annotated[
        str | None, typer.Option("--namespace", help="Of the registry that the modules go to.")
    ] = None,
    owner: Annotated[
        str | None, typer.Option("--owner", help="Owner of waivers that name none, such as a team.")
    ] = None,
    shards: Annotated[
        int,
        typer.Option(
            "--shards", metavar="NUMBER", min=1, max=256, help="Machines that validate the modules in CI."
        ),
    ] = 1,
    yes: Yes = False,
) -> None:
    """Makes a project in a new folder; on a terminal it asks for what is not given."""
    from modsmith.scaffold import names, place, settings, trees  # noqa: PLC0415

    folder = Path.cwd() / names.project(name)
    place.refuse_existing(folder)
    asked = not yes and asks()
    listed = settings.listed(_answer(environments, "Environments", ",".join(settings.ENVIRONMENTS), asked))
    kept = settings.production_of(listed)
    chosen = settings.Settings(
        environments=listed,
        production=settings.listed(_answer(production, "Production", ",".join(kept), asked)),
        namespace=_answer(namespace, "Namespace in a registry, if any", "", asked),
        owner=_answer(owner, "Owner of waivers", settings.owner_of(name), asked),
        shards=shards,
    )
    files = trees.project(name, settings.checked(chosen))
    place.new_folder(folder, files)
    typer.echo(f"created {name} with {len(files)} files; next:\n")
    typer.echo(f"  cd {name}\n  modsmith new module work_queue")


def _answer(given: str | None, question: str, default: str, asked: bool) -> str:
    """What was given; else the answer to a question, if any are asked; else the default."""
    if given is not None or not asked:
        return default if given is None else given
    return str(typer.prompt(question, default=default, show_default=bool(default)))
