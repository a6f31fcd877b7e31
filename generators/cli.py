"""The command line: the only file that prints and exits.

Exit codes: 0 all is well, 2 something is stale or was found, 1 it could not be done.
Heavy imports stand inside the commands, so that a run with nothing to do stays fast.
"""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from generators.entry import INTERRUPTED
from generators.errors import EditedError, ModsmithError, SeveralErrors

if TYPE_CHECKING:
    from rich.console import Console

    from generators.generate import Outcome
    from validators.run import Step

PLAIN = bool(os.environ.get("NO_COLOR"))
"""No escape codes at all, neither colours nor a spinner: no-color.org."""

OK, FAILED, FOUND = 0, 1, 2
ROOT = Path(__file__).resolve().parent.parent

app = typer.Typer(
    name="modsmith",
    help="Generates Terraform modules from one typed spec and proves what they promise.",
    epilog="Examples: `modsmith generate` · `modsmith show dynamodb` · `modsmith doctor`",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None if PLAIN else "markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
schema_app = typer.Typer(
    help="The table cut from the AWS provider's schema.",
    epilog="Example: `modsmith schema recut`",
    no_args_is_help=True,
)
app.add_typer(schema_app, name="schema")

Modules = Annotated[list[str] | None, typer.Argument(help="Modules by name; all of them if none is named.")]
Out = Annotated[
    Path, typer.Option("--out", help="Folder that holds the modules' folders.", envvar="MODSMITH_OUT")
]


class ReportFormat(StrEnum):
    """How `validate` reports."""

    TEXT = "text"
    JSON = "json"


class ShowFormat(StrEnum):
    """What `show` prints."""

    TEXT = "text"
    JSON = "json"
    SCHEMA = "json-schema"


@app.command(
    epilog="Examples: `modsmith generate` · `modsmith generate dynamodb --diff` · `modsmith generate --check`"
)
def generate(
    modules: Modules = None,
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 2 if anything is stale.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Write nothing; show what would change; exit 2 if anything would.")
    ] = False,
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
        typer.echo(steps.up_to_date(len(outcome.fresh), outcome.seconds))
    else:
        _print_outcome(outcome, written=not check)
    if (check or diff) and outcome.stale:
        if check:
            typer.echo("stale: run `modsmith generate` and commit what it writes", err=True)
        raise typer.Exit(FOUND)


@app.command(
    epilog="Examples: `modsmith validate` · `modsmith validate ../copy --module dynamodb --format json`"
)
def validate(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Module folders, or folders of modules; the generated ones if none is named."),
    ] = None,
    *,
    module: Annotated[
        str, typer.Option("--module", help="Hold the folder against this module's spec, whatever its name.")
    ] = "",
    format_: Annotated[ReportFormat, typer.Option("--format", help="Text or JSON.")] = ReportFormat.TEXT,
) -> None:
    """Judges module folders: format, validity, tests, Checkov, and the interface against the spec.

    Exits 0 if all is clean, 2 if something was found, 1 if something could not be judged.
    """
    from generators import catalog  # noqa: PLC0415
    from validators import run  # noqa: PLC0415
    from validators.finding import exit_code  # noqa: PLC0415
    from validators.report import json as as_json  # noqa: PLC0415
    from validators.report import text as as_text  # noqa: PLC0415

    specs = {name: catalog.spec(name) for name in catalog.names()}
    with _steps() as progress:
        verdicts = run.validate(paths or [ROOT / "modules"], specs, module=module, progress=progress)
    if format_ is ReportFormat.JSON:
        typer.echo(as_json.render(verdicts))
    else:
        _console().print(as_text.render(verdicts))
    if code := exit_code(verdicts):
        raise typer.Exit(code)


@app.command(
    "try", epilog="Examples: `modsmith try dynamodb` · `modsmith try dynamodb --example complete --keep`"
)
def try_(
    module: Annotated[str, typer.Argument(help="A module's name.")],
    *,
    example: Annotated[str, typer.Option("--example", help="Which of its examples.")] = "basic",
    keep: Annotated[bool, typer.Option("--keep", help="Keep the emulated AWS running until Ctrl-C.")] = False,
    out: Out = ROOT / "modules",
) -> None:
    """Applies an example on an emulated AWS: no account, no network, nothing left behind."""
    from emulator.trial import trial  # noqa: PLC0415
    from generators import catalog  # noqa: PLC0415
    from generators.presentation import trial_as_text  # noqa: PLC0415

    name = catalog.resolve([module])[0]
    with _working(f"applying {name}/examples/{example}"), trial(out, name, example) as applied:
        _console().print(trial_as_text(applied))
        if keep:
            typer.echo(f"AWS_ENDPOINT_URL={applied.endpoint}, until Ctrl-C")
            applied.wait()


@app.command("list", epilog="Example: `modsmith list`")
def list_() -> None:
    """Lists the modules that can be generated."""
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from generators import catalog  # noqa: PLC0415

    table = Table("module", "what it builds", "inputs", "outputs", "promises", box=None, pad_edge=False)
    for name in catalog.names():
        spec = catalog.spec(name)
        counts = (len(spec.inputs), len(spec.outputs), len(spec.promises))
        table.add_row(Text(name, "bold"), Text(spec.title), *map(str, counts))
    _console().print(table)


@app.command(
    epilog="Examples: `modsmith show dynamodb` · `modsmith show dynamodb --format json-schema > inputs.schema.json`"
)
def show(
    module: Annotated[str, typer.Argument(help="A module's name.")],
    format_: Annotated[
        ShowFormat, typer.Option("--format", help="Text, JSON, or a JSON Schema of the inputs.")
    ] = ShowFormat.TEXT,
) -> None:
    """Shows a module's interface and what it promises."""
    from generators import catalog  # noqa: PLC0415
    from generators.presentation import spec_as_data, spec_as_text  # noqa: PLC0415

    spec = catalog.spec(catalog.resolve([module])[0])
    if format_ is ShowFormat.TEXT:
        _console().print(spec_as_text(spec))
    else:
        data = spec.json_schema() if format_ is ShowFormat.SCHEMA else spec_as_data(spec)
        typer.echo(json.dumps(data, indent=2, ensure_ascii=not _speaks_unicode()))


@app.command(epilog="Example: `modsmith doctor`")
def doctor() -> None:
    """Tells which tools this machine has, and how to get those it lacks."""
    from rich.table import Column, Table  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from toolchain.doctor import examine  # noqa: PLC0415

    findings = examine()
    where = Column("where, or how to get it", overflow="fold")
    table = Table("", "tool", "version", "needed for", where, box=None, pad_edge=False)
    for item in findings:
        mark = Text("found", "green") if item.found else Text("missing", "red" if item.required else "yellow")
        table.add_row(
            mark, item.tool, item.version, item.needed_for, Text(str(item.path) if item.found else item.mend)
        )
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
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not _speaks_unicode(stream):
            stream.reconfigure(errors="replace")
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


def _speaks_unicode(stream: TextIO | None = None) -> bool:
    """Whether a stream, standard output if None, can take any character."""
    return str(getattr(stream or sys.stdout, "encoding", "")).lower().startswith("utf")


def _guarded(command: Callable[[], int | None]) -> int:
    from typer.exceptions import TyperException  # noqa: PLC0415

    try:
        code = command() or OK
        if code != INTERRUPTED:
            return code
        raise KeyboardInterrupt
    except TyperException as error:
        error.show()  # type: ignore[attr-defined]  # every one that is raised has it; typer hides Click
    except ModsmithError as error:
        _print_error(error)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("interrupted: nothing was left half-written", err=True)
        return INTERRUPTED
    except OSError as error:  # typer keeps silent by itself when the reader of a pipe has gone
        place = str(error.filename or "output")
        _print_error(
            ModsmithError(error.strerror or str(error), where=place, mend="Mend that, then run again")
        )
    except Exception as error:  # a fault of ours: one line for the user, the traceback for whoever mends it
        if os.environ.get("MODSMITH_DEBUG"):
            raise
        mend = "This is a fault in modsmith: run it again with MODSMITH_DEBUG=1 and report what it prints."
        _print_error(ModsmithError(f"{type(error).__name__}: {error}", mend=mend))
    return FAILED


def _console(*, stderr: bool = False) -> Console:
    from rich.console import Console  # noqa: PLC0415

    return Console(stderr=stderr, highlight=False, color_system=None if PLAIN else "auto")


@contextmanager
def _working(what: str) -> Iterator[None]:
    """A spinner on a terminal, nothing anywhere else."""
    if not sys.stderr.isatty() or PLAIN:
        yield
        return
    with _console(stderr=True).status(what):
        yield


@contextmanager
def _steps() -> Iterator[Callable[[Step], None] | None]:
    """On a terminal, a line that tells which witnesses are at work; nothing anywhere else."""
    if not sys.stderr.isatty() or PLAIN:
        yield None
        return
    busy: dict[str, None] = {}
    with _console(stderr=True).status("starting") as status:

        def show(step: Step) -> None:
            what = f"{step.module}: {step.witness}"
            busy.pop(what, None) if step.done else busy.setdefault(what)
            status.update(", ".join(busy) or "finishing")

        yield show


def _print_outcome(outcome: Outcome, *, written: bool) -> None:
    from generators.presentation import outcome_as_text  # noqa: PLC0415

    _console().print(outcome_as_text(outcome, written=written))


def _print_diff(diff: str) -> None:
    if not diff:
        return
    from rich.syntax import Syntax  # noqa: PLC0415

    console = _console()
    if console.is_terminal:
        console.print(Syntax(diff, "diff", background_color="default"), soft_wrap=True)
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
