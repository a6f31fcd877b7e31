"""A module's HCL as an `Evaluation`: variables from defaults or a caller, local values, `for_each`, `dynamic`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from modsmith.evaluate import evaluate as ev
from modsmith.evaluate.evaluation import Evaluation
from modsmith.evaluate.module_scope import CALL, ModuleScope
from modsmith.evaluate.values import Choice, Symbol, choice
from modsmith.hcl.read.configuration import HclModule


def evaluation(module: HclModule, given: Mapping[str, Any] | None = None, source: str = "hcl") -> Evaluation:
    """Evaluates the HCL with these inputs.

    Args:
        module: its blocks.
        given: input to value; other inputs have their default or, without one, a symbol.
        source: name of the evaluation.
    """
    scope = ModuleScope(module, given or {})
    made = list(scope.resources())
    inputs = {name: scope.variable(name) for name in scope.variables}
    return Evaluation(source, environment(given or {}), made, inputs)


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
    scope = ModuleScope(root, given)
    return {
        ".".join(block.labels): {
            name: _callers(ev.evaluate(value, scope))
            for name, value in block.values.items()
            if name not in CALL
        }
        for block in root.of("module")
        if block.values.get("source") == source
    }


def _callers(value: Any) -> Any:
    """A value of the caller's, whose addresses are not the module's."""
    if isinstance(value, Symbol):
        names = frozenset(f"caller.{address}" for address in value.refers)
        return replace(value, text=f"caller.{value.text}" if value.direct else value.text, refers=names)
    if isinstance(value, Choice):
        return choice((_callers(option) for option in value.options), value.by)
    if isinstance(value, Mapping):
        return {key: _callers(item) for key, item in value.items()}
    return [_callers(item) for item in value] if isinstance(value, list | tuple) else value
