"""`modsmith explain`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from modsmith.cli.command import app
from modsmith.cli.terminal import console, speaks_unicode
from modsmith.project import Project

if TYPE_CHECKING:
    from rich.console import RenderableType

    from modsmith.validate.control import Control
    from modsmith.validate.explain import Explanation
    from modsmith.validate.published import Published


class ExplainFormat(StrEnum):
    """The output formats of `explain`."""

    TEXT = "text"
    JSON = "json"


@app.command(
    epilog="Examples: `modsmith explain` · `modsmith explain s3-tls` · `modsmith explain CKV_AWS_28` · "
    "`modsmith explain DynamoDB.2 --format json`"
)
def explain(
    control: Annotated[
        str | None,
        typer.Argument(help="A control, or an id of Checkov, Trivy or AWS; lists all controls by default."),
    ] = None,
    format_: Annotated[ExplainFormat, typer.Option("--format", help="Text or JSON.")] = ExplainFormat.TEXT,
) -> None:
    """Explains a control: why, the fix, an example that fails and one that passes."""
    from modsmith.validate import explain as explaining  # noqa: PLC0415
    from modsmith.validate.control import load  # noqa: PLC0415

    if project := Project.find():
        project.use()
    if control is None:
        _list(list(load().values()), format_)
        return
    rule, controls = explaining.named(control)
    explanations = [explaining.of(one) for one in controls]
    if format_ is ExplainFormat.JSON:
        _print_json([one.as_data() for one in explanations] if rule else explanations[0].as_data())
        return
    out = console()
    if rule:
        out.print(_rule(rule, controls))
    for one in explanations:
        out.print(*_paragraphs(one), sep="\n", soft_wrap=True)


def _print_json(data: object) -> None:
    typer.echo(json.dumps(data, indent=2, ensure_ascii=not speaks_unicode()))


def _list(controls: Sequence[Control], format_: ExplainFormat) -> None:
    if format_ is ExplainFormat.JSON:
        _print_json(
            [
                {"id": one.id, "title": one.title, "severity": one.severity.value, "scope": one.scope}
                for one in controls
            ]
        )
        return
    from rich.table import Column, Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    columns = (Column("control", no_wrap=True), "severity", Column("what holds", overflow="fold"))
    table = Table(*columns, box=None, pad_edge=False)
    for one in controls:
        table.add_row(Text(one.id, "bold"), one.severity.value, Text(one.title))
    console().print(table)


def _rule(rule: Published, controls: Sequence[Control]) -> RenderableType:
    from rich.text import Text  # noqa: PLC0415

    names = ", ".join(one.id for one in controls)
    return Text(f"{rule.id}: {rule.title}\nOf the same purpose: {names}\n")


def _paragraphs(explanation: Explanation) -> Iterator[RenderableType]:
    from rich.text import Text  # noqa: PLC0415

    from modsmith.validate.explain import SCOPES  # noqa: PLC0415

    control = explanation.control
    yield Text.assemble((control.id, "bold"), f": {control.title}\n")
    facts = {
        "severity": f"{control.severity.value}. {control.severity.rule}",
        "scope": f"{control.scope}. {SCOPES[control.scope]}",
        "checks": ", ".join(control.types),
        "why": control.why,
        "fix": control.fix,
        **{name: ", ".join(ids) for name, ids in explanation.ids().items()},
        "AWS": control.source,
        "page": explanation.page,
    }
    for name, said in facts.items():
        if said:
            yield Text.assemble((f"{name}: ", "dim"), said)
    if explanation.examples:
        yield Text.assemble(("\nFails:\n\n", "red"), explanation.examples.fails)
        yield Text.assemble(("Passes:\n\n", "green"), explanation.examples.passes)
