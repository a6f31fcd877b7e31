"""Checkov, which lives in an environment of its own and is run as a command.

It brings a fork of python-hcl2 into the same package folder as python-hcl2 itself, so the two cannot share an
environment.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from modsmith.errors import ToolMissingError
from modsmith.tools.tool import Tool, executable, named_by, version_of

FIX = (
    "Install it with `pipx install checkov` or `uv tool install checkov` (`make setup` in modsmith's own repository),"
    " or name one in MODSMITH_CHECKOV"
)


def find() -> Tool | None:
    """Checkov from MODSMITH_CHECKOV, else from `.venv-checkov`, else from PATH.

    Raises:
        ToolMissingError: MODSMITH_CHECKOV is set to something else.
    """
    if named := named_by("MODSMITH_CHECKOV", "checkov", "--version"):
        return named
    for path in filter(None, _candidates()):
        if version := _installed_version(path) or version_of(path, "--version"):
            return Tool("checkov", path, version)
    return None


def require() -> Tool:
    """Like `find`, for a step that cannot do without.

    Raises:
        ToolMissingError: there is none on this machine.
    """
    checkov = find()
    if checkov is None:
        raise ToolMissingError("there is no Checkov on this machine", fix=FIX)
    return checkov


def _candidates() -> Iterator[Path | None]:
    yield executable(Path(sys.prefix).parent / ".venv-checkov" / "bin" / "checkov")
    yield executable("checkov")


def _installed_version(path: Path) -> str:
    """The version that its environment records: Checkov itself takes two seconds to say it."""
    recorded = sorted(path.parent.parent.glob("lib/python*/site-packages/checkov-*.dist-info"))
    return recorded[-1].name.removeprefix("checkov-").removesuffix(".dist-info") if recorded else ""
