"""Whether a user's plan is of a module: its root, or what its root calls from a local folder.

Terraform writes the whole configuration into a plan. It is held against the module's files: resources, calls,
variables, the names of arguments and what is written out as a literal. A plan that differs in one of them was made of
something else, or before an edit, and says nothing of what stands in the folder now.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from generators.errors import PlanError
from generators.hcl.blocks import Value
from validators.configuration import from_hcl, from_plan, plan_json
from validators.configuration.from_plan import View
from validators.configuration.plan_json import Call, Place
from validators.configuration.values import Symbol
from validators.configuration.world import World, base
from validators.given_plan import MEND, GivenPlan
from validators.hcl import HclModule
from validators.hcl_block import HclBlock
from validators.workspace import Copy

_META = frozenset({"count", "for_each", "provider", "depends_on", "lifecycle", "connection", "provisioner"})
_PLAIN = re.compile(r"[\w ./:,@+=-]*")
_SHOWN = 4


def find(given: GivenPlan, copy: Copy) -> Place:
    """The place in the plan that is the module.

    Raises:
        PlanError: there is none; the problem names what differs.
    """
    places = [
        one for one in plan_json.everywhere(given.plan) if not one.way or _fits(one.source, copy.source)
    ]
    differing = [(place, list(differences(place.module, copy.hcl))) for place in places]
    for place, found in differing:
        if not found:
            return place
    _, closest = min(differing, key=lambda pair: len(pair[1]))
    shown = "; ".join(closest[:_SHOWN])
    more = f"; and {len(closest) - _SHOWN} more" if len(closest) > _SHOWN else ""
    problem = f"{given.name} is no plan of this module as it stands: {shown}{more}"
    raise PlanError(problem, mend=f"Give a plan of this folder, or of a root that calls it. {MEND}")


def calls(given: GivenPlan, place: Place) -> list[Call]:
    """What the plan makes of the module, once for each instance of its call.

    Raises:
        PlanError: nothing.
    """
    if found := list(plan_json.at(given.plan, place)):
        return [replace(call, given={**call.given, **_inputs(given, place)}) for call in found]
    name = ".".join(f"module.{step}" for step in place.way)
    problem = f"{given.name} makes nothing of {name or 'this module'}"
    raise PlanError(problem, mend=f"Give a plan in which it has a resource. {MEND}")


def is_of(given: GivenPlan, copy: Copy) -> bool:
    """Whether the plan is of the module, and makes something of it."""
    try:
        return bool(calls(given, find(given, copy)))
    except PlanError:
        return False


def environment(given: GivenPlan, copy: Copy) -> str | None:
    """The environment that the plan is of; "" if the module has some and the plan does not tell which.

    Returns:
        None where the plan is of another module, or its calls name several environments.
    """
    try:
        found = {one.given.get("environment") for one in calls(given, find(given, copy))}
    except PlanError:
        return None
    named = found.pop() if len(found) == 1 else None
    return named if isinstance(named, str) else ""


def narrowed(given: GivenPlan, copy: Copy) -> dict[str, Any]:
    """The plan without what is not of the module, for who judges all that is in a plan.

    Raises:
        PlanError: it is of another module, or makes nothing of this one.
    """
    place = find(given, copy)
    prefixes = tuple(call.prefix for call in calls(given, place))
    if not place.way:
        return dict(given.plan)
    changes = [one for one in given.plan["resource_changes"] if one["address"].startswith(prefixes)]
    root = _kept(given.plan.get("planned_values", {}).get("root_module", {}), prefixes)
    return {**given.plan, "resource_changes": changes, "planned_values": {"root_module": root}}


def _kept(module: Mapping[str, Any], prefixes: tuple[str, ...]) -> dict[str, Any]:
    """A module of planned values with those resources alone whose addresses begin so, however deep."""
    resources = [one for one in module.get("resources", ()) if one["address"].startswith(prefixes)]
    children = [_kept(child, prefixes) for child in module.get("child_modules", ())]
    return {**module, "resources": resources, "child_modules": children}


def worlds(given: GivenPlan, copy: Copy) -> Iterator[World]:
    """What the plan says of each call of the module, each followed by what the HCL says with the same inputs.

    Raises:
        PlanError: it is of another module, or makes nothing of this one.
    """
    place = find(given, copy)
    lines = {block.labels[0]: block.where() for block in copy.hcl.of("module") if block.labels}
    for call in calls(given, place):
        seen = from_hcl.world(copy.hcl, call.given, f"hcl {given.name}")
        where = call.given.get("environment")
        name = where if isinstance(where, str) else ""
        caller = f"{given.name} {call.prefix.removesuffix('.')}".strip()
        view = View(f"plan {caller}", name, by_default=True)
        planned = from_plan.world(given.plan, call, seen, view)
        resources = [
            one if one.where else replace(one, where=lines.get(_call_in(one.address), ""))
            for one in planned.resources
        ]
        yield replace(planned, resources=resources, caller=caller)
        yield replace(seen, environment=name, caller=caller)


def _call_in(address: str) -> str:
    way, _ = plan_json.steps(address)
    return base(way[0]).removeprefix("module.") if way else ""


def _inputs(given: GivenPlan, place: Place) -> dict[str, Any]:
    """The root's variables, as they were given; what is sensitive has a name alone."""
    if place.way:
        return {}
    declared = place.module.get("variables", {})
    return {
        name: Symbol(f"var.{name}", frozenset({f"var.{name}"}), sure=True, direct=True)
        if declared.get(name, {}).get("sensitive")
        else variable.get("value")
        for name, variable in given.plan.get("variables", {}).items()
    }


def _fits(source: str, folder: Path) -> bool:
    """Whether a local source may lead to a folder, by the names that it ends with."""
    if not source.startswith(("./", "../")):
        return False
    named = [step for step in source.split("/") if step not in ("", ".", "..")]
    return not named or list(folder.parts[-len(named) :]) == named


def differences(planned: Mapping[str, Any], module: HclModule, call: str = "") -> Iterator[str]:
    """What a module is in a plan and not in its files, or the other way round, in words.

    Args:
        planned: its configuration in the plan.
        module: its files.
        call: prefix of its addresses.
    """
    configured = {one["address"]: one for one in planned.get("resources", ())}
    blocks = {block.address: block for block in module.resources()}
    in_checks = {one.address for check in module.of("check") for one in check.nested("data")}
    ours = {block.labels[0] for block in module.of("module") if block.labels}
    variables = {block.labels[0] for block in module.of("variable") if block.labels}
    yield from _either(_known(configured), blocks.keys() - in_checks, call, in_checks)
    yield from _either(planned.get("module_calls", {}), ours, f"{call}module.")
    yield from _either(planned.get("variables", {}), variables, f"{call}var.")
    for address in sorted(configured.keys() & blocks.keys()):
        expressions = configured[address].get("expressions", {})
        yield from _arguments(expressions, blocks[address], f"{call}{address}")
    for name, child in module.children.items():
        inner = planned.get("module_calls", {}).get(name, {}).get("module")
        if inner is not None:
            yield from differences(inner, child, f"{call}module.{name}.")


def _known(configured: Mapping[str, Any]) -> set[str]:
    return {address for address, one in configured.items() if one.get("mode") in ("managed", "data")}


def _either(
    planned: Iterable[str], written: Iterable[str], prefix: str, ignored: Iterable[str] = ()
) -> Iterator[str]:
    plan, files = set(planned) - set(ignored), set(written) - set(ignored)
    yield from (f"only the plan has {prefix}{name}" for name in sorted(plan - files))
    yield from (f"the plan has no {prefix}{name}" for name in sorted(files - plan))


def _arguments(expressions: Mapping[str, Any], block: HclBlock, address: str) -> Iterator[str]:
    """Arguments that only one of them has, and literals that are not the same; no value is told."""
    nested = {one.labels[0] if one.type == "dynamic" and one.labels else one.type for one in block.blocks}
    attributes = {name for name in block.values if name not in _META}
    for name in sorted((expressions.keys() - attributes - nested) | (attributes - expressions.keys())):
        side = "only the plan gives" if name in expressions else "the plan does not give"
        yield f"{side} {address}.{name}"
    for name in sorted(attributes & expressions.keys()):
        if _differ(block.values[name], expressions[name]):
            yield f"{address}.{name} is another one in the plan"
    for name in sorted(nested - {"dynamic", *_META}):
        yield from _blocks(expressions.get(name), block, name, address)


def _blocks(planned: Any, block: HclBlock, name: str, address: str) -> Iterator[str]:
    """The nested blocks of one name, where the plan lists as many as the file; it leaves out what is dynamic."""
    inner = block.nested(name)
    if isinstance(planned, Mapping) and "references" not in planned and "constant_value" not in planned:
        planned = [planned]
    if not isinstance(planned, list) or len(planned) != len(inner):
        return
    for expressions, one in zip(planned, inner, strict=True):
        if isinstance(expressions, Mapping):
            yield from _arguments(expressions, one, f"{address}.{name}")


def _differ(written: Value, planned: Any) -> bool:
    """Whether both are literals, and not the same; text that is escaped or long is not compared."""
    if not isinstance(planned, Mapping) or "constant_value" not in planned:
        return False
    constant = planned["constant_value"]
    if isinstance(written, bool) or isinstance(constant, bool):
        return isinstance(written, bool | int | float | str) and _plain(written) != _plain(constant)
    if isinstance(written, str) and not _PLAIN.fullmatch(written):
        return False
    return isinstance(written, int | float | str) and _plain(written) != _plain(constant)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(float(value))
    try:
        return str(float(value))
    except (TypeError, ValueError):
        return str(value)
