"""`modsmith deployer-policy`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli.command import app, catalog
from modsmith.cli.terminal import working
from modsmith.errors import ModsmithError, UnknownModuleError, did_you_mean

if TYPE_CHECKING:
    from modsmith.deployer.recording import Recording
    from modsmith.project.catalog import Catalog


@app.command(
    "deployer-policy",
    epilog="Examples: `modsmith deployer-policy dynamodb --project acme --environment prod` · "
    "`modsmith deployer-policy dynamodb --input 'enable_streams = true'` · "
    "`modsmith deployer-policy dynamodb --record`",
)
def deployer_policy(  # noqa: PLR0913 - the options of a command
    module: Annotated[str, typer.Argument(help="A module's name.")],
    *,
    project: Annotated[str, typer.Option("--project", help="Value of project_name.")] = "",
    environment: Annotated[str, typer.Option("--environment", help="Name of the environment.")] = "",
    account: Annotated[str, typer.Option("--account", help="Number of the AWS account.")] = "*",
    region: Annotated[
        list[str] | None, typer.Option("--region", help="A region that the module uses; repeatable.")
    ] = None,
    input_: Annotated[
        list[str] | None,
        typer.Option("--input", help="Only the base and this input, as in GUIDE.md; repeatable."),
    ] = None,
    base: Annotated[bool, typer.Option("--base", help="Only what the example basic needs.")] = False,
    also: Annotated[
        list[str] | None,
        typer.Option("--also", help="Beginning of a name that an input gives to a resource; repeatable."),
    ] = None,
    document: Annotated[
        int, typer.Option("--document", min=1, help="Which document, if there are several.")
    ] = 1,
    record: Annotated[
        bool, typer.Option("--record", help="Record the calls again on the emulated AWS; takes minutes.")
    ] = False,
) -> None:
    """Prints the IAM policy that plan, apply, update and destroy of a module need."""
    from modsmith.deployer import policy  # noqa: PLC0415

    known = catalog()
    name = known.resolve([module])[0]
    if record:
        _record(known, name)
        return
    _require_both(project, environment)
    titles = [_spaced(one) for one in input_ or ()] if input_ or base else None
    needed = _recording(known, name, titles or ()).needed(titles)
    place = policy.Place(project, environment, account, tuple(region or ()), tuple(also or ()))
    documents = policy.documents(policy.statements(needed), place)
    if document > len(documents):
        problem, fix = f"there is no document {document}", f"There are {len(documents)}"
        raise ModsmithError(problem, where="--document", fix=fix)
    typer.echo(policy.as_json(documents[document - 1]), nl=False)
    if len(documents) > 1:
        typer.echo(f"document {document} of {len(documents)}: print each with --document", err=True)


def _record(known: Catalog, name: str) -> None:
    from modsmith.deployer import record, recording, variants  # noqa: PLC0415
    from modsmith.spec import environments  # noqa: PLC0415

    found = variants.of(known.spec(name), known.folder / name, environments.current())
    with working(f"recording {len(found.listed)} variants of {name}"):
        text = record.record(known.project.modules, name, found).as_json()
    file = known.folder / name / recording.FILE
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    typer.echo(f"{known.place(name, recording.FILE)} is recorded: run `modsmith generate {name}`")


def _recording(known: Catalog, name: str, titles: tuple[str, ...] | list[str]) -> Recording:
    """The module's recording, which has these variants."""
    from modsmith.deployer import recording  # noqa: PLC0415

    file: Path = known.folder / name / recording.FILE
    place = known.place(name, recording.FILE)
    if not file.is_file():
        fix = f"Run `modsmith deployer-policy {name} --record`"
        raise UnknownModuleError("nothing is recorded", where=place, fix=fix)
    found = recording.read(file.read_text("utf-8"), place)
    for title in titles:
        if title not in found.added:
            fix = did_you_mean(title, list(found.added)) or f"Recorded are: {'; '.join(found.added)}"
            raise ModsmithError(f"{title!r} is not recorded", where="--input", fix=fix)
    return found


def _require_both(project: str, environment: str) -> None:
    if bool(project) != bool(environment):
        missing = "--environment" if project else "--project"
        raise ModsmithError("names need both project and environment", where=missing, fix=f"Add {missing}")


def _spaced(assignment: str) -> str:
    """An assignment as recordings spell it: `a=1` is `a = 1`."""
    name, equals, value = assignment.partition("=")
    return f"{name.strip()} = {value.strip()}" if equals else assignment
