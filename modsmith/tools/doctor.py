"""The tools of this machine, as data: which are there, and how to get the others."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from modsmith.errors import ToolMissingError
from modsmith.tools import cdktf_cli, checkov, node, provider_mirror, terraform
from modsmith.tools.tool import Tool


@dataclass(frozen=True)
class Finding:
    """One tool, found or not.

    Attributes:
        tool: its name.
        found: whether it is on this machine and works.
        path: where, or None.
        version: the version, or several with commas between; "" if not found.
        needed_for: what it does here, a phrase.
        fix: how to get it, in the imperative; "" if found.
        required: whether modsmith cannot do its work without it.
    """

    tool: str
    found: bool
    path: Path | None
    version: str
    needed_for: str
    fix: str
    required: bool = True


def examine() -> list[Finding]:
    """Every tool that modsmith uses, in the order in which a run meets them."""
    return [
        Finding("Python", True, Path(sys.executable), platform.python_version(), "everything", ""),
        _look("Node.js", node.find, "building the modules with CDKTF", node.FIX),
        _look("Terraform", terraform.find, "validating, planning and applying", terraform.FIX),
        _look_for_provider(),
        _look("Checkov", checkov.find, "scanning the modules and their plans", checkov.FIX),
        _look("cdktf", cdktf_cli.find, "`cdktf synth` and its tests", cdktf_cli.FIX, required=False),
    ]


def _look(
    tool: str, find: Callable[[], Tool | None], needed_for: str, fix: str, *, required: bool = True
) -> Finding:
    try:
        found = find()
    except ToolMissingError as error:
        return Finding(tool, False, None, "", needed_for, f"{error.fix} ({error.problem})", required)
    if found is None:
        return Finding(tool, False, None, "", needed_for, fix, required)
    return Finding(tool, True, found.path, found.version, needed_for, "", required)


def _look_for_provider() -> Finding:
    def find() -> Tool | None:
        mirror = provider_mirror.find()
        return Tool("AWS provider", mirror.path, ", ".join(mirror.versions)) if mirror else None

    needed_for = "validating, planning and applying without a network"
    return _look("AWS provider", find, needed_for, provider_mirror.FIX, required=False)
