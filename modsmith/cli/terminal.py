"""Output, progress and errors on the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

import typer

from modsmith.errors import EditedError, ModsmithError, SeveralErrors

if TYPE_CHECKING:
    from rich.console import Console

    from modsmith.validate.run import Step

PLAIN = bool(os.environ.get("NO_COLOR"))
"""No escape codes at all, neither colors nor a spinner: no-color.org."""


def speaks_unicode(stream: TextIO | None = None) -> bool:
    """Whether a stream, by default standard output, can print any character."""
    return str(getattr(stream or sys.stdout, "encoding", "")).lower().startswith("utf")


def asks() -> bool:
    """Whether a command may ask questions: both its input and its output are a terminal."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def console(*, stderr: bool = False) -> Console:
    """A Rich console without automatic highlighting."""
    from rich.console import Console  # noqa: PLC0415

    return Console(stderr=stderr, highlight=False, color_system=None if PLAIN else "auto")


@contextmanager
def working(what: str) -> Iterator[None]:
    """Shows a spinner on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty() or PLAIN:
        yield
        return
    with console(stderr=True).status(what):
        yield


@contextmanager
def steps() -> Iterator[Callable[[Step], None] | None]:
    """Shows a line with the running sources on a terminal, and nothing elsewhere."""
    if not sys.stderr.isatty() or PLAIN:
        yield None
        return
    from rich.text import Text  # noqa: PLC0415 - Rich reads markup in a str

    from modsmith.validate.report.safe import safe_text  # noqa: PLC0415

    busy: dict[str, None] = {}
    with console(stderr=True).status("starting") as status:

        def show(step: Step) -> None:
            what = f"{step.module}: {step.source}"
            busy.pop(what, None) if step.done else busy.setdefault(what)
            status.update(Text(safe_text(", ".join(busy))) if busy else "finishing")

        yield show


def print_diff(diff: str) -> None:
    """Prints a unified diff, in color on a terminal, without truncation."""
    if not diff:
        return
    from rich.syntax import Syntax  # noqa: PLC0415

    out = console()
    if out.is_terminal:
        out.print(Syntax(diff, "diff", background_color="default"), soft_wrap=True)
    else:
        typer.echo(diff, nl=False)


def print_error(error: ModsmithError) -> None:
    """Prints the place, the problem and the fix, and the difference if a file was edited by hand."""
    errors = error.errors if isinstance(error, SeveralErrors) else (error,)
    err = console(stderr=True)
    for item in errors:
        err.print(f"[bold red]error:[/bold red] {_escaped(_safe_lines(str(item)))}", soft_wrap=True)
        for diff in getattr(item, "diffs", ()) if isinstance(item, EditedError) else ():
            err.print(_escaped(diff), soft_wrap=True)


def _safe_lines(text: str) -> str:
    from modsmith.validate.report.safe import safe_text  # noqa: PLC0415

    return "\n".join(map(safe_text, text.split("\n")))


def _escaped(text: str) -> str:
    from rich.markup import escape  # noqa: PLC0415

    return escape(text)
