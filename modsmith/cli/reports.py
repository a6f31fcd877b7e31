"""The options for reports that several commands have, and writing and printing what they ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from modsmith.cli.terminal import console, speaks_unicode
from modsmith.validate.report.document import Document, summary
from modsmith.validate.report.formats import Format, Report, in_ascii, plain, render, several
from modsmith.validate.report.safe import safe

FormatOption = Annotated[Format, typer.Option("--format", help="Format of what is printed.")]
Output = Annotated[
    Path | None, typer.Option("--output", metavar="FILE", help="Write it there instead of printing it.")
]
Reports = Annotated[
    list[str] | None,
    typer.Option(
        "--report", metavar="FORMAT=FILE", help="Write one more report; may be given several times."
    ),
]
Matrix = Annotated[bool, typer.Option("--matrix", help="Show the result of each control for each resource.")]


def to_write(format_: Format, output: Path | None, reports: list[str] | None) -> list[Report]:
    """The reports that go to files.

    Raises:
        ReportError: one of them cannot be made, or two would go to one file.
    """
    files = [Report.parse(text) for text in reports or ()]
    return several([*files, Report(format_, output).checked()] if output else files)


def write(document: Document, files: list[Report], format_: Format, *, matrix: bool, silent: bool) -> None:
    """Writes the files, and prints the report, or one line if that went to a file.

    Args:
        document: the run.
        files: reports to write.
        format_: of what is printed.
        matrix: whether the text has the matrix.
        silent: whether the report itself is one of the files.

    Raises:
        WriteError: a file cannot be written.
    """
    for file in files:
        file.write(document, matrix=matrix)
    if silent:
        typer.echo(f"{summary(safe(document))}; wrote {', '.join(str(report.path) for report in files)}")
    else:
        _print(document, format_, matrix=matrix)


def _print(document: Document, format_: Format, *, matrix: bool) -> None:
    from modsmith.validate.report import text  # noqa: PLC0415

    if format_ is Format.TEXT:
        out = console()
        if out.is_terminal:
            out.print(text.render(safe(document), matrix=matrix))
        else:
            typer.echo(plain(document, matrix=matrix, width=out.width), nl=False)
    else:
        said = render(document, format_)
        typer.echo(said if speaks_unicode() else in_ascii(said, format_), nl=False)
