"""The command, and options that several subcommands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from modsmith.cli.terminal import PLAIN
from modsmith.project import Catalog, Project

OK, FAILED, FOUND = 0, 1, 2

app = typer.Typer(
    name="modsmith",
    help="Generates Terraform modules from typed specs and validates them.",
    epilog="Examples: `modsmith generate` · `modsmith show dynamodb` · `modsmith doctor`",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None if PLAIN else "markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
schema_app = typer.Typer(
    help="The table that is cut from the AWS provider's schema.",
    epilog="Example: `modsmith schema recut`",
    no_args_is_help=True,
)
app.add_typer(schema_app, name="schema")

Modules = Annotated[list[str] | None, typer.Argument(help="Names of modules; all of them by default.")]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        help="Folder that contains the modules' folders; by default the project's.",
        envvar="MODSMITH_OUT",
        show_default=False,
    ),
]


def catalog() -> Catalog:
    """The module generators of the current project.

    Raises:
        ProjectError: there is no project, or its project file cannot be used.
    """
    return Catalog(Project.require().use())
