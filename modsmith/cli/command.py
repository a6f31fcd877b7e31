"""The command, and what several subcommands share: options, and how Python collects garbage."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import Annotated

import typer

from modsmith.cli.terminal import PLAIN
from modsmith.project import Catalog, Project
from modsmith.version import __version__

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


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"modsmith {__version__}")
        raise typer.Exit


@app.callback()
def modsmith(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """Generates Terraform modules from one typed spec each and checks what they guarantee."""


schema_app = typer.Typer(
    help="The table that is cut from the AWS provider's schema.",
    epilog="Example: `modsmith schema recut`",
    no_args_is_help=True,
)
app.add_typer(schema_app, name="schema")
new_app = typer.Typer(
    help="Adds a module or a control to the project.",
    epilog="Examples: `modsmith new module work_queue` · `modsmith new control sqs_cost_center`",
    no_args_is_help=True,
)
app.add_typer(new_app, name="new")

Modules = Annotated[list[str] | None, typer.Argument(help="Names of modules; all of them by default.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Ask no questions; use the defaults.")]
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


def spare_collector() -> None:
    """Makes Python look for garbage less often: blocks and evaluations are many small objects that live to the end.

    Looking at all of them again and again takes a third of the time.
    """
    gc.freeze()
    gc.set_threshold(200_000, 50, 50)
