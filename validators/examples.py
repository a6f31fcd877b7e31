"""Worlds of a module's HCL as its examples call it: what is made only by a caller's choice is seen in these alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from generators.spec import ENVIRONMENTS
from validators import hcl
from validators.configuration import from_hcl
from validators.configuration.world import World
from validators.hcl import HclModule

SOURCE = "../.."
"""How an example calls the module that it is an example of."""

GIVEN = {"environment": ENVIRONMENTS[-1]}
"""Inputs of an example that is looked at without a plan: the strictest environment."""


def by_default(module: HclModule) -> list[World]:
    """The module with what must be given, in every environment if it has any."""
    environments = ENVIRONMENTS if has_environment(module) else ("",)
    return [from_hcl.world(module, {"environment": one} if one else {}) for one in environments]


def called(module: HclModule, examples: Iterable[Path]) -> Iterator[World]:
    """The module as its examples call it."""
    for folder in examples:
        for arguments in from_hcl.calls(hcl.read(folder), SOURCE, GIVEN):
            yield as_called(module, arguments, folder.name)


def as_called_by(module: HclModule, roots: Iterable[HclModule]) -> Iterator[World]:
    """The module as each root calls it."""
    for root in roots:
        for arguments in from_hcl.calls(root, SOURCE, GIVEN):
            yield as_called(module, arguments)


def as_called(module: HclModule, arguments: Mapping[str, Any], name: str = "example") -> World:
    """The module with the arguments of one call, as which no module answers for itself."""
    seen = from_hcl.world(module, arguments)
    return World(f"hcl {name}", seen.environment, seen.resources, seen.inputs, by_default=False)


def has_environment(module: HclModule) -> bool:
    """Whether a module is made for an environment that its caller names."""
    return any(block.labels == ("environment",) for block in module.of("variable"))
