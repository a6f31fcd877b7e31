"""A module's HCL as an `Evaluation`: variables from defaults or a caller, local values, `for_each`, `dynamic`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from modsmith.cty import values
from modsmith.cty.unknown import Unknown
from modsmith.evaluate.decisive_inputs import DecisiveInputs
from modsmith.evaluate.evaluate import evaluate
from modsmith.evaluate.evaluation import Evaluation
from modsmith.evaluate.guard import guarded
from modsmith.evaluate.module_scope import CALL, ModuleScope
from modsmith.evaluate.plain import from_plain, plain
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule


def evaluation(module: HclModule, given: Mapping[str, Any] | None = None, source: str = "hcl") -> Evaluation:
    """Evaluates the HCL with these inputs.

    Args:
        module: its blocks.
        given: input to value; other inputs have their default or, without one, a symbol.
        source: name of the evaluation.
    """
    scope = _scope(module, given or {})
    made = list(scope.resources())
    inputs = {name: plain(scope.variable(name)) for name in scope.variables}
    return Evaluation(
        source,
        environment(given or {}),
        made,
        inputs,
        decided_by=DecisiveInputs(module).of_existence,
        providers=tuple(_providers(module)),
        unread=tuple(scope.unread()),
    )


def _providers(module: HclModule) -> Iterator[str]:
    """Constraints on the AWS provider's version, of a module and of those that it calls."""
    for block in module.of("terraform"):
        for inner in block.nested("required_providers"):
            entry = inner.values.get("aws")
            version = entry.get("version") if isinstance(entry, Mapping) else entry
            if isinstance(version, str):
                yield version
    for child in module.children.values():
        yield from _providers(child)


def _scope(module: HclModule, given: Mapping[str, Any]) -> ModuleScope:
    return ModuleScope(module, {name: partial(from_plain, value) for name, value in given.items()})


def environment(given: Mapping[str, Any]) -> str:
    """The environment that a caller's inputs name; "" if they name none that is known."""
    named = given.get("environment")
    return named if isinstance(named, str) else ""


def calls(root: HclModule, source: str, given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The name and the arguments of each call of a module.

    Args:
        root: the module that calls.
        source: of the called one.
        given: inputs of the root.
    """
    scope = _scope(root, given)
    return {
        ".".join(block.labels): {
            name: _argument(block, name, scope) for name in block.values if name not in CALL
        }
        for block in root.of("module")
        if block.values.get("source") == source
    }


def _argument(block: HclBlock, name: str, scope: ModuleScope) -> Any:
    """An argument of a call, whose addresses are the caller's."""
    made = guarded(scope.budget, f"{block.address}.{name}", lambda: evaluate(block.values[name], scope))
    return plain(values.renamed(made, _callers))


def _callers(origin: Unknown) -> Unknown:
    names = frozenset(f"caller.{address}" for address in origin.refers)
    return replace(origin, text=f"caller.{origin.text}" if origin.direct else origin.text, refers=names)
