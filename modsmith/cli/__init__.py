"""The command line: the only place that prints and exits.

Exit codes: 0 all is well, 2 something is stale or was found, 1 it could not be done.

    command.py     the command itself, and options that several subcommands have
    terminal.py    how things are printed: consoles, spinners, errors
    generate.py    one file for each subcommand

Heavy imports stand inside the commands, so that a run with nothing to do stays fast.
"""

from __future__ import annotations

import importlib
import io
import os
import sys
from collections.abc import Callable

import typer

from modsmith.cli.command import FAILED, OK, app
from modsmith.cli.terminal import print_error, speaks_unicode
from modsmith.entry import INTERRUPTED
from modsmith.errors import ModsmithError

for subcommand in (
    "init",
    "new",
    "generate",
    "validate",
    "try_",
    "show",
    "doctor",
    "schema",
):  # in the order of --help
    importlib.import_module(f"{__name__}.{subcommand}")

__all__ = ["app", "cdktf_main", "main", "run"]


def main() -> None:
    """Entry point of the console script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not speaks_unicode(stream):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def cdktf_main() -> None:
    """Entry point of `main.py`, which the `cdktf` command runs; says nothing on stderr while all is well."""
    from modsmith.generate.cdktf_app import synth  # noqa: PLC0415

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
        error.show()  # type: ignore[attr-defined]  # every one that is raised has it; typer hides Click
    except ModsmithError as error:
        print_error(error)
    except (KeyboardInterrupt, typer.Abort):
        typer.echo("interrupted: nothing was left half-written", err=True)
        return INTERRUPTED
    except OSError as error:  # typer keeps silent by itself when the reader of a pipe has gone
        place = str(error.filename or "output")
        print_error(ModsmithError(error.strerror or str(error), where=place, fix="Mend that, then run again"))
    except Exception as error:  # a fault of ours: one line for the user, the traceback for whoever mends it
        if os.environ.get("MODSMITH_DEBUG"):
            raise
        fix = "This is a fault in modsmith: run it again with MODSMITH_DEBUG=1 and report what it prints."
        print_error(ModsmithError(f"{type(error).__name__}: {error}", fix=fix))
    return FAILED
