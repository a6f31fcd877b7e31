"""Names of new projects, modules and controls: one clear error for each that is not allowed."""

from __future__ import annotations

import keyword
import re

from modsmith.errors import ModsmithError

LONGEST_PROJECT, LONGEST_MODULE = 63, 30
"""A module's name is part of the names of its resources, which AWS limits: a queue's name to 80 characters."""

_PROJECT = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")
_MODULE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
_CONTROL = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+")
_SHARED = "shared"
"""The folder for what several generators share."""


def project(name: str) -> str:
    """The name of a project, which is that of its folder.

    Raises:
        ModsmithError: it is not allowed.
    """
    fix = "Use lower-case letters, digits, hyphens and underscores, starting with a letter, such as data-modules."
    return _checked(name, "project", _PROJECT, LONGEST_PROJECT, fix)


def module(name: str) -> str:
    """The name of a module, which is a Python package and a Terraform identifier.

    Raises:
        ModsmithError: it is not allowed.
    """
    fix = "Use lower-case words of letters and digits joined by underscores, such as work_queue."
    if name == _SHARED:
        problem = f"{name!r} is the folder for what several generators share"
        raise ModsmithError(problem, where="module name", fix="Choose another name.")
    return _checked(name, "module", _MODULE, LONGEST_MODULE, fix)


def control(name: str) -> str:
    """The name of a control: the service, an underscore, and what it asks for.

    Raises:
        ModsmithError: it is not allowed.
    """
    fix = "Write the service and what the control asks for, such as sqs_cost_center."
    return _checked(name, "control", _CONTROL, LONGEST_PROJECT, fix)


def _checked(name: str, kind: str, pattern: re.Pattern[str], longest: int, fix: str) -> str:
    where = f"{kind} name"
    if not pattern.fullmatch(name):
        raise ModsmithError(f"{name!r} is not allowed", where=where, fix=fix)
    if keyword.iskeyword(name):
        problem = f"{name!r} is a keyword of Python"
        raise ModsmithError(problem, where=where, fix="Choose another name.")
    if len(name) > longest:
        problem = f"{name!r} has {len(name)} characters"
        raise ModsmithError(problem, where=where, fix=f"Use at most {longest}.")
    return name
