"""The command line: the only file that prints and exits.

Exit codes: 0 all is well, 2 something is stale or was found, 1 it could not be done.
Heavy imports stand inside the commands, so that a run with nothing to do stays fast.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from generators.errors import EditedError, ModsmithError, SeveralErrors

if TYPE_CHECKING:
    from rich.console import Console

    from generators.generate import Outcome

OK, FAILED, FOUND = 0, 1, 2
INTERRUPTED = 130
ROOT = Path(__file__).resolve().parent.parent

app = typer.Typer(
    name="modsmith",
    help="Generates Terraform modules from one typed spec and proves what they promise.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
schema_app = typer.Typer(help="The table cut from the AWS provider's schema.", no_args_is_help=True)
app.add_typer(schema_app, name="schema")

Modules = Annotated[list[str] | None, typer.Argument(help="Modules by name; all of them if none is named.")]
Out = Annotated[Path, typer.Option("--out", help="Folder that holds the modules' folders.", envvar="MODSMITH_OUT")]


class ReportFormat(StrEnum):
    """How `validate` reports."""

    TEXT = "text"
    JSON = "json"


class ShowFormat(StrEnum):
    """What `show` prints."""

    TEXT = "text"
    JSON = "json"
    SCHEMA = "json-schema"


@app.command(epilog="Examples: `modsmith generate` · `modsmith generate dynamodb --diff` · `modsmith generate --check`")
def generate(
    modules: Modules = None,
    *,
    check: Annotated[bool, typer.Option("--check", help="Write nothing; exit 2 if anything is stale.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Write nothing; show what would change; exit 2 if anything would.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Overwrite files that were edited by hand.")] = False,
    out: Out = ROOT / "modules",
) -> None:
    """Writes the modules from their specs, all of them or none."""
    from generators import generate as steps  # noqa: PLC0415

    wanted = modules or []
    with _working("building the modules"):
        outcome = steps.compare(out, wanted) if check or diff else steps.apply(out, wanted, force=force)
    if diff:
        _print_diff(outcome.diff())
    elif not outcome.changes:
        typer.echo(f"{_modules(len(outcome.fresh))} up to date ({outcome.seconds:.2f} s)")
    else:
        _print_outcome(outcome, written=not check)
    if (check or diff) and outcome.stale:
        if check:
            typer.echo("stale: run `modsmith generate` and commit what it writes", err=True)
        raise typer.Exit(FOUND)


@app.command("list", epilog="Example: `modsmith list`")
def list_() -> None:
    """Lists the modules that can be generated."""
    from rich.table import Table  # noqa: PLC0415

    from generators import catalog  # noqa: PLC0415

    table = Table("module", "what it builds", "inputs", "outputs", "promises", box=None, pad_edge=False)
    for name in catalog.names():
        spec = catalog.spec(name)
        counts = (len(spec.inputs), len(spec.outputs), len(spec.promises))
        table.add_row(f"[bold]{name}[/bold]", spec.title, *map(str, counts))
    _console().print(table)


@app.command(epilog="Examples: `modsmith show dynamodb` · `modsmith show dynamodb --format json-schema > inputs.schema.json`")
def show(
    module: Annotated[str, typer.Argument(help="A module's name.")],
    format_: Annotated[ShowFormat, typer.Option("--format", help="Text, JSON, or a JSON Schema of the inputs.")] = ShowFormat.TEXT,
) -> None:
    """Shows a module's interface and what it promises."""
    from generators import catalog  # noqa: PLC0415
    from generators.presentation import spec_as_data, spec_as_text  # noqa: PLC0415

    spec = catalog.spec(catalog.resolve([module])[0])
    if format_ is ShowFormat.TEXT:
        _console().print(spec_as_text(spec))
    else:
        data = spec.json_schema() if format_ is ShowFormat.SCHEMA else spec_as_data(spec)
        typer.echo(json.dumps(data, indent=2, ensure_ascii=False))


@app.command(epilog="Example: `modsmith doctor`")
def doctor() -> None:
    """Tells which tools this machine has, and how to get those it lacks."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from toolchain.doctor import examine  # noqa: PLC0415

    findings = examine()
    table = Table("", "tool", "version", "needed for", "where, or how to get it", box=None, pad_edge=False)
    for item in findings:
        mark = Text("found", "green") if item.found else Text("missing", "red" if item.required else "yellow")
        table.add_row(mark, item.tool, item.version, item.needed_for, Text(str(item.path) if item.found else item.mend))
    _console().print(table)
    if any(item.required and not item.found for item in findings):
        raise typer.Exit(FAILED)


@schema_app.command(epilog="Example: `modsmith schema recut`")
def recut() -> None:
    """Cuts the table anew from the AWS provider that is installed here."""
    from generators.provider_schema import recut as cutter  # noqa: PLC0415
    from toolchain import provider_mirror, terraform  # noqa: PLC0415

    target = ROOT / "generators" / "provider_schema" / "aws.zip"
    with _working("asking the provider for its schema"):
        mirror = provider_mirror.find()
        cutter.recut(terraform.require().path, mirror.path if mirror else None, target)
    typer.echo(f"wrote {target.relative_to(ROOT)}")


def main() -> None:
    """Entry point of the console script."""
    sys.exit(run(sys.argv[1:]))


def cdktf_main() -> None:
    """Entry point of `main.py`, which the `cdktf` command runs; says nothing on stderr while all is well."""
    from generators.cdktf_app import synth  # noqa: PLC0415

    sys.exit(_guarded(synth))


def run(arguments: list[str]) -> int:
    """Runs one command and turns every fault into one clear message.

    Args:
        arguments: what stands after the program's name.

    Returns:
        The exit code.
    """
    return _guarded(lambda: app(arguments, prog_name="modsmith", standalone_mode=False))


def _guarded(command: Callable[[], int | None]) -> int:
    from typer.exceptions import TyperException  # noqa: PLC0415

    try:
        code = command() or OK
        if code != INTERRUPTED:
            return code
        raise KeyboardInterrupt
    except TyperException as error:
        error.show()
    except ModsmithError as error:
        _print_error(error)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("interrupted: nothing was left half-written", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return FAILED


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console  # noqa: PLC0415

    return Console(stderr=stderr, highlight=False)


@contextmanager
def _working(what: str) -> Iterator[None]:
    """A spinner on a terminal, nothing anywhere else."""
    if not sys.stderr.isatty():
        yield
        return
    with _console(stderr=True).status(what):
        yield


def _modules(count: int) -> str:
    return f"{count} module{'' if count == 1 else 's'}"


def _print_outcome(outcome: Outcome, *, written: bool) -> None:
    from generators.presentation import outcome_as_text  # noqa: PLC0415

    _console().print(outcome_as_text(outcome, written=written))


def _print_diff(diff: str) -> None:
    from rich.syntax import Syntax  # noqa: PLC0415

    console = _console()
    if console.is_terminal and diff:
        console.print(Syntax(diff, "diff", background_color="default"))
    else:
        typer.echo(diff, nl=False)


def _print_error(error: ModsmithError) -> None:
    errors = error.errors if isinstance(error, SeveralErrors) else (error,)
    console = _console(stderr=True)
    for item in errors:
        console.print(f"[bold red]error:[/bold red] {_escaped(str(item))}", soft_wrap=True)
        for diff in getattr(item, "diffs", ()) if isinstance(item, EditedError) else ():
            console.print(_escaped(diff), soft_wrap=True)


def _escaped(text: str) -> str:
    from rich.markup import escape  # noqa: PLC0415

    return escape(text)


if __name__ == "__main__":
    main()
