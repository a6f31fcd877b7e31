"""The command line: the only code that prints and exits.

Exit codes: 0 success, 2 stale files or findings, 1 any other failure.

    command.py     the command itself, and options that several subcommands share
    terminal.py    consoles, spinners, errors
    generate.py    one file for each subcommand

Commands import slow modules themselves, so that a run without changes stays fast.
"""

from __future__ import annotations

import importlib
import io
import os
import signal
import sys
from collections.abc import Callable

import typer

from modsmith.cli.command import FAILED, OK, app
from modsmith.cli.terminal import print_error, speaks_unicode
from modsmith.entry import INTERRUPTED
from modsmith.errors import ModsmithError
from modsmith.tools import processes

for subcommand in (
    "init",
    "new",
    "import_",
    "generate",
    "validate",
    "merge_reports",
    "watch",
    "try_",
    "diff",
    "upgrade_test",
    "release",
    "verify",
    "site",
    "serve",
    "deployer_policy",
    "show",
    "explain",
    "doctor",
    "schema",
):  # in the order of --help
    importlib.import_module(f"{__name__}.{subcommand}")

__all__ = ["app", "cdktf_main", "guarded", "main", "run"]


def main() -> None:
    """Entry point of the console script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not speaks_unicode(stream):
            stream.reconfigure(errors="replace")
    processes.end_on_signals()
    sys.exit(_recorded(sys.argv[1:]) if sys.argv[1:2] == ["validate"] else run(sys.argv[1:]))


def _recorded(arguments: list[str]) -> int:
    """Runs a command, and notes its result if that can be repeated."""
    from modsmith.validate.repeated.record import Recording  # noqa: PLC0415

    recording = Recording.start(arguments)
    code = run(arguments)
    if recording:
        recording.end(code)
    return code


def cdktf_main() -> None:
    """Entry point of `main.py`, which the `cdktf` command runs; prints nothing on stderr on success."""
    from modsmith.generate.cdktf_app import synth  # noqa: PLC0415

    sys.exit(guarded(synth))


def run(arguments: list[str]) -> int:
    """Runs one command and turns every error into one clear message.

    Args:
        arguments: the arguments after the program's name.

    Returns:
        The exit code.
    """
    return guarded(lambda: app(arguments, prog_name="modsmith", standalone_mode=False))


def guarded(command: Callable[[], int | None]) -> int:
    """Runs a part of a command and turns every error into one clear message; returns the exit code."""
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
        number = processes.ended_by()
        by = f" by {signal.Signals(number).name}" if number and number != signal.SIGINT else ""
        typer.echo(f"interrupted{by}: no file was left half-written", err=True)
        return 128 + number if number else INTERRUPTED
    except OSError as error:  # typer prints nothing if the reader of a pipe has closed it
        place = str(error.filename or "output")
        print_error(ModsmithError(error.strerror or str(error), where=place, fix="Fix that, then run again"))
    except Exception as error:  # a bug in modsmith: one line for the user; MODSMITH_DEBUG shows the traceback
        if os.environ.get("MODSMITH_DEBUG"):
            raise
        fix = "This is a bug in modsmith: run it again with MODSMITH_DEBUG=1 and report the output."
        print_error(ModsmithError(f"{type(error).__name__}: {error}", fix=fix))
    return FAILED
