"""Evaluations of a module's HCL as its examples call it: only these show what depends on a caller's choice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from modsmith.cty.errors import EvaluationError
from modsmith.cty.types import DYNAMIC, STRING
from modsmith.evaluate import from_hcl
from modsmith.evaluate.constraints import constraint
from modsmith.evaluate.evaluation import Evaluation
from modsmith.hcl.blocks import Expression
from modsmith.hcl.read import configuration, folders
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule
from modsmith.spec import environments

SOURCE = "../.."
"""How an example calls the module that it is an example of."""

BY_DEFAULT = "basic"
"""The example that gives only what must be given."""


def _given(root: HclModule) -> dict[str, str]:
    """Inputs of an example that is looked at without a plan: the strictest environment, if it has any."""
    return {"environment": environments.current().strictest} if has_environment(root) else {}


def roots(folder: Path) -> dict[str, HclModule]:
    """The examples in a module's folder, by name."""
    return {path.name: configuration.read(path) for path in folders.examples(folder)}


@dataclass(frozen=True)
class Call:
    """A call of a module.

    Attributes:
        example: name of the example that calls it.
        arguments: of the call.
    """

    example: str
    arguments: Mapping[str, Any]


def calls(roots: Mapping[str, HclModule]) -> list[Call]:
    """How examples call their module.

    Args:
        roots: name of each example to its blocks.
    """
    return [
        Call(name, arguments)
        for name, root in roots.items()
        for arguments in from_hcl.calls(root, SOURCE, _given(root)).values()
    ]


def evaluations(
    module: HclModule, roots: Mapping[str, HclModule], environment: str | None = None
) -> list[Evaluation]:
    """The module by default, and as its examples call it.

    Args:
        module: its blocks.
        roots: name of each example to its blocks.
        environment: as in `by_default`.
    """
    return [*by_default(module, environment), *called(module, calls(roots))]


def by_default(module: HclModule, environment: str | None = None) -> Iterator[Evaluation]:
    """The module with what must be given, in every environment if it has any.

    Args:
        module: its blocks.
        environment: the only one to look at, where a plan tells; "" if it is one that nobody knows.
    """
    if environment is not None:
        names: tuple[str, ...] = (environment,)
    else:
        names = environments.current().names if has_environment(module) else ("",)
    for one in names:
        yield from_hcl.evaluation(module, {"environment": one} if one else {})


def called(module: HclModule, calls: Iterable[Call]) -> Iterator[Evaluation]:
    """The module as its examples call it; it does not answer for what they choose."""
    for call in calls:
        seen = from_hcl.evaluation(module, call.arguments, f"hcl {call.example}")
        yield replace(seen, by_default=False)


def has_environment(module: HclModule) -> bool:
    """Whether a module is made for an environment that its caller names."""
    return any(block.labels == ("environment",) and _is_name(block) for block in module.of("variable"))


def _is_name(variable: HclBlock) -> bool:
    """Whether a variable can be the name of an environment, and not a map of environment variables, for example."""
    default = variable.values.get("default")
    if default is not None and not isinstance(default, str | Expression):
        return False
    try:
        kind = constraint(variable.values["type"]).type if "type" in variable.values else STRING
    except EvaluationError:
        return False
    return kind in (STRING, DYNAMIC)
