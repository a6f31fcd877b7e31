"""Navigates a plan from `terraform show -json`: its calls of modules, and the values of each instance.

Source: https://developer.hashicorp.com/terraform/internals/json-format
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from modsmith.evaluate.evaluation import base
from modsmith.evaluate.values import Symbol

_STEP = re.compile(r"module\.([^.\[]+)(\[(?:\d+|\"(?:[^\"\\]|\\.)*\")\])?(?:\.|$)")


@dataclass(frozen=True)
class Call:
    """A call of the module somewhere in a plan.

    Attributes:
        prefix: of the addresses in it, such as `module.basic__dev.module.storage.`; "" for the root itself.
        configuration: of the called module.
        given: input to what the caller gives, symbols for what it computes.
    """

    prefix: str
    configuration: Mapping[str, Any]
    given: Mapping[str, Any]


def calls(plan: Mapping[str, Any], source: str) -> Iterator[Call]:
    """All calls with a source, such as `../..`, however deep."""
    yield from _calls(plan["configuration"]["root_module"], source, "")


def _calls(module: Mapping[str, Any], source: str, prefix: str) -> Iterator[Call]:
    for name, call in module.get("module_calls", {}).items():
        inner = f"{prefix}module.{name}."
        if call.get("source") == source:
            given = {
                key: _given(f"{inner}{key}", value) for key, value in call.get("expressions", {}).items()
            }
            yield Call(inner, call["module"], given)
        yield from _calls(call.get("module", {}), source, inner)


def _given(text: str, expression: Any) -> Any:
    if not isinstance(expression, Mapping):
        return Symbol(text, frozenset({text}), sure=False, direct=True)
    if "constant_value" in expression:
        return expression["constant_value"]
    references = expression.get("references", ())
    computed = any(not one.startswith(("var.", "local.", "each.", "count.")) for one in references)
    return Symbol(text, frozenset({text}), sure=computed, direct=True)


@dataclass(frozen=True)
class Place:
    """A module in the configuration of a plan.

    Attributes:
        way: names of the calls that lead to it from the root; none for the root itself.
        source: of the last call, or "".
        module: its own configuration.
        expressions: what the last call gives, by input.
    """

    way: tuple[str, ...]
    source: str
    module: Mapping[str, Any]
    expressions: Mapping[str, Any]


def everywhere(plan: Mapping[str, Any]) -> Iterator[Place]:
    """The root of a plan, then all that is called from it, callers first."""
    open_ = [Place((), "", plan["configuration"]["root_module"], {})]
    while open_:
        place = open_.pop(0)
        yield place
        for name, call in place.module.get("module_calls", {}).items():
            way = (*place.way, name)
            expressions = call.get("expressions", {})
            open_.append(Place(way, call.get("source", ""), call.get("module", {}), expressions))


def at(plan: Mapping[str, Any], place: Place) -> Iterator[Call]:
    """Every instance of a place that the plan makes something of, with what the caller gives."""
    prefixes = dict.fromkeys(_prefix(item["address"], place.way) for item in items(plan))
    for prefix in prefixes:
        if prefix is not None:
            given = {key: _given(f"{prefix}{key}", value) for key, value in place.expressions.items()}
            yield Call(prefix, place.module, given)


def _prefix(address: str, way: Sequence[str]) -> str | None:
    """The beginning of an address that goes the way, keys and all; None for one that goes another."""
    taken = steps(address)[0][: len(way)]
    if [base(step).removeprefix("module.") for step in taken] != list(way):
        return None
    return "".join(f"{step}." for step in taken)


def steps(address: str) -> tuple[list[str], str]:
    """The calls in an address, each with its key, and the rest: a resource, or ""."""
    taken, at = [], 0
    while found := _STEP.match(address, at):
        taken.append(found.group().removesuffix("."))
        at = found.end()
    return taken, address[at:]


def items(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The values of each instance in a plan: planned values, or those of data sources that were already read.

    Each one is one of the plan's own objects, with `values`, `unknown` and `sensitive` next to its address.
    """
    done = set()
    for change in plan.get("resource_changes", ()):
        if change["change"]["actions"] not in (["delete"], ["forget"]):
            done.add(change["address"])
            said = change["change"]
            parts = (said.get(part) or {} for part in ("after", "after_unknown", "after_sensitive"))
            yield {**change, **dict(zip(("values", "unknown", "sensitive"), parts, strict=True))}
    for item in _values(plan.get("prior_state", {}).get("values", {})):
        if item["mode"] == "data" and item["address"] not in done:
            yield {
                **item,
                "values": item.get("values") or {},
                "sensitive": item.get("sensitive_values") or {},
            }


def _values(values: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    modules = [values["root_module"]] if "root_module" in values else []
    while modules:
        module = modules.pop()
        yield from module.get("resources", ())
        modules += module.get("child_modules", ())
