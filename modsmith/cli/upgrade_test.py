"""`modsmith upgrade-test`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli.command import FOUND, app
from modsmith.cli.terminal import speaks_unicode, working
from modsmith.project import Catalog, Project

if TYPE_CHECKING:
    from modsmith.spec.model import ModuleSpec
    from modsmith.versions import ModuleFiles


class UpgradeFormat(StrEnum):
    """How `upgrade-test` reports."""

    TEXT = "text"
    JSON = "json"


@app.command(
    "upgrade-test",
    epilog="Examples: `modsmith upgrade-test dynamodb --from 0.1.0` · "
    "`modsmith upgrade-test dynamodb --from v0.1.0:modules/dynamodb --example basic --environment prod`",
)
def upgrade_test(  # noqa: PLR0913 - one for each option
    module: Annotated[str, typer.Argument(help="Name of a module of the project, or a module's folder.")],
    *,
    from_: Annotated[
        str,
        typer.Option(
            "--from",
            help="The old version: a released one such as 0.1.0, a folder, REVISION:FOLDER or an archive.",
        ),
    ],
    example: Annotated[
        list[str] | None,
        typer.Option(
            "--example", help="Only this example of the old version; repeatable.", show_default=False
        ),
    ] = None,
    environment: Annotated[
        list[str] | None,
        typer.Option("--environment", help="Only in this environment; repeatable.", show_default=False),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=64, help="Upgrades at the same time.")] = 1,
    format_: Annotated[UpgradeFormat, typer.Option("--format", help="Text or JSON.")] = UpgradeFormat.TEXT,
) -> int:
    """Applies an old version on an emulated AWS, puts data into its stores, and upgrades: nothing may be lost."""
    from modsmith.cli.earlier import old_version  # noqa: PLC0415
    from modsmith.upgrade import report  # noqa: PLC0415
    from modsmith.upgrade.root_text import Notes  # noqa: PLC0415
    from modsmith.upgrade.run import run  # noqa: PLC0415

    project = Project.find()
    new, spec = _new(module, project)
    old, version = old_version(from_, new.name, project)
    notes = Notes.of(spec.upgrades if spec else (), version)
    with working(f"upgrading {new.name} from {from_}"):
        result = run(
            old,
            new,
            notes.replaced,
            rewritten=notes.rewritten,
            examples=example or (),
            in_environments=environment or (),
            jobs=jobs,
        )
    if format_ is UpgradeFormat.JSON:
        typer.echo(json.dumps(result.as_data(), indent=2, ensure_ascii=not speaks_unicode()))
    else:
        typer.echo(report.as_text(result))
    return 0 if result.passes else FOUND


def _new(module: str, project: Project | None) -> tuple[ModuleFiles, ModuleSpec | None]:
    """The new version and its spec, if it is a module of the project."""
    from modsmith.versions import read  # noqa: PLC0415

    if project is None:
        return read(module), None
    catalog, folder = Catalog(project.use()), Path(module)
    names = catalog.names()
    name = module if module in names else folder.resolve().name
    own = catalog.project.modules / name
    if name in names and (module == name or folder.resolve() == own):
        return read(str(own)), catalog.spec(name)
    if not folder.exists():
        catalog.resolve([module])  # the error names the modules that there are
    return read(module), None
