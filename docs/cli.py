"""Writes docs/reference/cli.md from the commands themselves: `python docs/cli.py`, `--check` to compare."""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import fresh
from typer.main import get_command

from modsmith.cli import app

PAGE = Path(__file__).parent / "reference" / "cli.md"
_INTRODUCTION = """\
# Command line

Every command of `modsmith` with its options. `modsmith COMMAND --help` prints the same. Exit codes: 0 success, 2 stale
files or findings, 1 any other failure. This page is made from the commands: `python docs/cli.py` writes it.
"""


def page() -> str:
    """The page in Markdown."""
    return "\n".join([_INTRODUCTION, *_commands(get_command(app), "modsmith")]).rstrip() + "\n"


def _commands(group: Any, name: str) -> Iterator[str]:
    for command_name, command in group.commands.items():
        full = f"{name} {command_name}"
        if hasattr(command, "commands"):
            yield from _commands(command, full)
        else:
            yield from _command(command, full)


def _command(command: Any, name: str) -> Iterator[str]:
    parameters = [one for one in command.params if one.name != "help"]
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option" and not one.hidden]
    usage = " ".join([name, *(_usage(one) for one in arguments), *(["[OPTIONS]"] if options else [])])
    yield f"## {name}\n"
    yield f"```text\n{usage}\n```\n"
    yield f"{_prose(command.help)}\n"
    if parameters:
        yield "| argument or option | what it does |\n|---|---|"
        yield from (f"| {_names(one)} | {_what(one)} |" for one in [*arguments, *options])
        yield ""
    if command.epilog:
        yield f"{_prose(command.epilog)}\n"


def _usage(argument: Any) -> str:
    name = (argument.metavar or argument.name).upper() + ("..." if argument.nargs != 1 else "")
    return name if argument.required else f"[{name}]"


def _names(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return f"`{parameter.name.upper()}`"
    value = "" if parameter.is_flag else f" {parameter.metavar or _value(parameter)}"
    return ", ".join(f"`{name}{value}`" for name in (*parameter.opts, *parameter.secondary_opts))


def _value(parameter: Any) -> str:
    type_ = parameter.type_descriptor.annotation
    if inspect.isclass(type_) and issubclass(type_, Enum):
        return "{" + ",".join(str(one.value) for one in type_) + "}"
    return {Path: "PATH", int: "NUMBER", float: "NUMBER"}.get(type_, "TEXT")


def _what(parameter: Any) -> str:
    return _prose(parameter.help or "").replace("|", "\\|")


def _prose(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


if __name__ == "__main__":
    sys.exit(fresh.main(PAGE, page()))
