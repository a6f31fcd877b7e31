"""The commands that contestants run, and the environment they run in."""

from __future__ import annotations

import os
import sys
import time
from dataclasses import replace
from functools import cache
from pathlib import Path

from benchmarks.measure import Command
from modsmith.tools import checkov
from modsmith.tools.node import node_environment

ROOT = Path(__file__).parents[1]
MODSMITH = Path(sys.executable).with_name("modsmith")
PYTHON = MODSMITH.with_name("python")
MODULE = "dynamodb"

_IGNORED = (
    "PYTHONDONTWRITEBYTECODE",
    "PYTHONPATH",
    "TF_CLI_CONFIG_FILE",
    "MODSMITH_OUT",
    "MODSMITH_CDK",
    "MODSMITH_CACHE",
    "CI",
)
_QUIET = {"CHECKPOINT_DISABLE": "1", "BC_SKIP_MAPPING": "TRUE", "CKV_SKIP_PACKAGE_UPDATE_CHECK": "TRUE"}


def modules() -> list[Path]:
    """The folders of this project's modules."""
    return sorted(path.parent for path in (ROOT / "modules").glob("*/main.tf"))


def environment() -> dict[str, str]:
    """Offline, with the node and the byte-code cache that all contestants share.

    Byte code is cached as on any user's machine, even where the environment forbids it: with the compiler
    running each time, the bindings' 2000 files alone would take twice as long.
    """
    kept = {name: value for name, value in os.environ.items() if name not in _IGNORED}
    cache_of = {"PYTHONPYCACHEPREFIX": str(ROOT / ".bench" / "bytecode"), "LOG_LEVEL": "ERROR"}
    return {**kept, **node_environment(), **_QUIET, **cache_of}


def command(folder: Path, *arguments: str | Path) -> Command:
    """A command that runs in a folder."""
    return Command(arguments, folder, environment())


def adding(command: Command, **variables: str | Path) -> Command:
    """The command with more variables in its environment."""
    added = {name: str(value) for name, value in variables.items()}
    return replace(command, environment={**command.environment, **added})


def checked_again(command: Command) -> Command:
    """The command with an environment that no run had before, so that it repeats no result."""
    return adding(command, BENCHMARKS_BEGAN=str(time.time_ns()))


def unread(command: Command) -> Command:
    """The command without the cache of parsed blocks."""
    return adding(command, MODSMITH_CACHE="off")


def scan(folder: Path) -> tuple[Command, str]:
    """Checkov on the HCL of a folder and "", or why there is none."""
    path = _checkov()
    options = ("--framework", "terraform", "--skip-download", "--soft-fail", "--quiet", "--compact")
    return command(ROOT, path, "-d", folder, *options), "" if path else "no Checkov: run `make setup`"


@cache
def _checkov() -> str:
    tool = checkov.find()
    return str(tool.path) if tool else ""
