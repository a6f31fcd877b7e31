"""Version constraints of module calls: `~> 1.2, != 1.2.5`.

Source: https://developer.hashicorp.com/terraform/language/expressions/version-constraints
"""

from __future__ import annotations

import re
from typing import TypeAlias

Version: TypeAlias = tuple[tuple[int, ...], str]
"""Its numbers, and the prerelease or ""."""

_CONSTRAINT = re.compile(r"\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+)*)(?:-([0-9A-Za-z.-]+))?(?:\+\S+)?\s*")
_LENGTH = 3


def allows(constraint: object, version: str) -> bool:
    """Whether a version meets every part of a constraint; false if either cannot be read.

    A prerelease meets only a constraint that names it exactly, as for Terraform.
    """
    if not isinstance(constraint, str):
        return False
    found = _CONSTRAINT.fullmatch(version)
    if not found or found[1]:
        return False
    return all(_meets(part, (_numbers(found[2]), found[3] or "")) for part in constraint.split(","))


def _meets(part: str, version: Version) -> bool:
    found = _CONSTRAINT.fullmatch(part)
    if not found:
        return False
    operator, given, wanted = found[1] or "=", found[2], (_numbers(found[2]), found[3] or "")
    if wanted[1] or version[1]:
        return (wanted == version) if operator == "=" else (operator == "!=" and wanted != version)
    ours, theirs = version[0], wanted[0]
    if operator == "~>":
        *kept, _ = given.split(".")
        return ours >= theirs and ours[: len(kept)] == theirs[: len(kept)]
    return {
        "=": ours == theirs,
        "!=": ours != theirs,
        ">": ours > theirs,
        ">=": ours >= theirs,
        "<": ours < theirs,
        "<=": ours <= theirs,
    }[operator]


def _numbers(text: str) -> tuple[int, ...]:
    numbers = tuple(map(int, text.split(".")))
    return numbers + (0,) * (_LENGTH - len(numbers))
