"""An executable on this machine, and how one is tried out."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ToolMissingError

_VERSION = re.compile(r"\d+\.\d+\.\d+[\w.+-]*")
_PATIENCE = 60  # seconds; a version that takes longer comes from a tool that hangs


@dataclass(frozen=True)
class Tool:
    """An executable that answered when asked for its version.

    Attributes:
        name: what it is called in the field, such as `terraform`.
        path: the executable, absolute.
        version: `1.11.4`, without a leading `v`.
    """

    name: str
    path: Path
    version: str


def executable(name: str | Path) -> Path | None:
    """The executable of that name on PATH, or at that path; None if there is none."""
    found = shutil.which(name)
    return Path(found).absolute() if found else None


def version_of(path: Path, *arguments: str) -> str:
    """The first version number that a command says; "" if it fails or says none.

    Version managers leave executables on PATH that only print an error, so being there is not enough.
    """
    quiet = {name: value for name, value in os.environ.items() if not name.startswith("TF_")}
    try:
        run = subprocess.run(
            [path, *arguments],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            env=quiet | {"CHECKPOINT_DISABLE": "1"},
            timeout=_PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    match = _VERSION.search(run.stdout)
    return match.group() if match else ""


def first_that_answers(name: str, candidates: Iterable[Path | None], *arguments: str) -> Tool | None:
    """The first candidate that says its version when run with these arguments."""
    for path in candidates:
        if path and (version := version_of(path, *arguments)):
            return Tool(name, path, version)
    return None


def named_by(variable: str, name: str, *arguments: str) -> Tool | None:
    """The tool that an environment variable names; None if it is unset or empty.

    Raises:
        ToolMissingError: the variable is set, and what it names is no such tool.
    """
    value = os.environ.get(variable, "")
    if not value:
        return None
    found = first_that_answers(name, [executable(value)], *arguments)
    if found is None:
        raise ToolMissingError(
            f"{value} is no working {name}", where=variable, fix=f"Correct {variable} or unset it"
        )
    return found
