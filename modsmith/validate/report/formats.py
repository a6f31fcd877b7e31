"""The formats of a report, and what each is written with."""

from __future__ import annotations

import importlib
import io
import json
import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from modsmith.errors import ModsmithError
from modsmith.files import write_atomically
from modsmith.validate.report.document import Document
from modsmith.validate.report.safe import safe

WIDTH = 110
"""Columns of text in a file, which nobody makes narrower."""


class Format(StrEnum):
    """How `validate` reports."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    JUNIT = "junit"
    GITHUB = "github"
    MARKDOWN = "markdown"


class ReportError(ModsmithError):
    """A report was asked for that cannot be made."""


@dataclass(frozen=True)
class Report:
    """A report that is to be written to a file.

    Attributes:
        format: of the file.
        path: of the file.
    """

    format: Format
    path: Path

    @classmethod
    def parse(cls, text: str) -> Report:
        """From `sarif=out.sarif`.

        Raises:
            ReportError: it is spelt otherwise, or the file has no folder to be in.
        """
        name, equals, path = text.partition("=")
        if name not in [*Format] or not equals or not path:
            fix = f"Write it as FORMAT=FILE, where FORMAT is one of {', '.join(Format)}"
            raise ReportError("is no report", where=repr(text), fix=fix)
        return cls(Format(name), Path(path)).checked()

    def checked(self) -> Report:
        """Itself.

        Raises:
            ReportError: the file has no folder to be in, or is one itself; better said before minutes of work.
        """
        folder = self.path.absolute().parent
        if not folder.is_dir() or self.path.is_dir():
            problem = "is a folder" if self.path.is_dir() else "there is no such folder"
            where = str(self.path if self.path.is_dir() else folder)
            raise ReportError(problem, where=where, fix="Name a file in a folder that exists")
        return self

    def write(self, document: Document, *, matrix: bool = False) -> None:
        """Writes it, at once or not at all.

        Raises:
            WriteError: it cannot be written.
        """
        write_atomically(self.path, render(document, self.format, matrix=matrix))


def several(reports: list[Report]) -> list[Report]:
    """The reports themselves.

    Raises:
        ReportError: two would be written to one file.
    """
    paths = [os.path.realpath(report.path) for report in reports]
    for report, path in zip(reports, paths, strict=True):
        if paths.count(path) > 1 and not path.startswith("/dev/"):
            fix = "Give each report a file of its own"
            raise ReportError("two reports would go to this file", where=str(report.path), fix=fix)
    return reports


def render(document: Document, format_: Format, *, matrix: bool = False) -> str:
    """A report as text, without escape codes."""
    if format_ is Format.TEXT:
        return plain(document, matrix=matrix)
    text: str = importlib.import_module(f"modsmith.validate.report.{format_}").render(safe(document))
    return text


def in_ascii(text: str, format_: Format) -> str:
    """A report for a stream that takes nothing else: escaped where the format has a way to, else as it is."""
    if format_ in (Format.JSON, Format.SARIF):
        return json.dumps(json.loads(text), indent=2) + "\n"
    if format_ is Format.JUNIT:
        return text.encode("ascii", "xmlcharrefreplace").decode()
    return text


def plain(document: Document, *, matrix: bool = False, width: int = WIDTH) -> str:
    """Text without escape codes and without blanks at the ends of lines."""
    from rich.console import Console  # noqa: PLC0415

    from modsmith.validate.report import text  # noqa: PLC0415

    written = io.StringIO()
    console = Console(file=written, width=width, color_system=None, highlight=False, emoji=False)
    console.print(text.render(safe(document), matrix=matrix))
    return "".join(f"{line.rstrip()}\n" for line in written.getvalue().splitlines())
