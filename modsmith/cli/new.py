"""`modsmith new module` and `modsmith new control`."""

from __future__ import annotations

from typing import Annotated

import typer

from modsmith.cli.command import Yes, new_app
from modsmith.cli.terminal import asks
from modsmith.project import Project


@new_app.command(
    epilog="Examples: `modsmith new module work_queue` · `modsmith new module orders --title 'Order queue'`"
)
def module(
    name: Annotated[str, typer.Argument(help="The module's name, in snake case.")],
    *,
    title: Annotated[str | None, typer.Option("--title", help="Heading of its README.")] = None,
    summary: Annotated[
        str | None, typer.Option("--summary", help="First paragraph of its README; a sentence or two.")
    ] = None,
    example: Annotated[str, typer.Option("--example", help="What it starts from: sqs.")] = "sqs",
    yes: Yes = False,
) -> None:
    """Adds a module to the project: an SQS queue with its dead-letter queue, key, policies and alarms."""
    from modsmith.scaffold import names, place, trees  # noqa: PLC0415
    from modsmith.scaffold.texts import Texts  # noqa: PLC0415

    project = Project.require().use()
    folder = project.generators / names.module(name)
    for taken in (folder, project.modules / name):
        place.refuse_existing(taken)
    texts = Texts.given(name, title, summary)
    if not yes and asks():
        texts = texts.answered(lambda question, default: typer.prompt(question, default=default))
    files = trees.module(name, trees.example(example), texts, project.environments.names)
    place.new_folder(folder, files)
    typer.echo(f"created {project.generators.name}/{name} with {len(files)} files; next:\n")
    typer.echo(
        f"  modsmith generate\n  modsmith validate {project.modules.name}/{name}\n  modsmith try {name}"
    )


@new_app.command(
    epilog="Examples: `modsmith new control sqs_cost_center` · "
    "`modsmith new control sns_owner --type aws_sns_topic --tag Owner`"
)
def control(
    name: Annotated[str, typer.Argument(help="Service and purpose, in snake case: sqs_cost_center.")],
    *,
    type_: Annotated[str, typer.Option("--type", help="Resource type that it checks.")] = "aws_sqs_queue",
    tag: Annotated[str, typer.Option("--tag", help="Tag that such a resource must have.")] = "CostCenter",
) -> None:
    """Adds a control of your own to the project, with a fixture that tests it: it asks for a tag."""
    from modsmith.scaffold import names, new_control, place, trees  # noqa: PLC0415

    project = Project.require().use()
    new_control.check(names.control(name), type_, tag)
    files = new_control.located(project, trees.control(name, type_, tag))
    place.new_files(project.root, files)
    typer.echo(f"created {', '.join(files)}; next:\n")
    typer.echo("  pytest\n  modsmith generate\n  modsmith validate")
