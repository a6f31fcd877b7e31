"""Whether a user's plan is of a module: its root, or what its root calls from a local folder.

A plan whose configuration differs from the module's files was made of something else, or before an edit, and says
nothing of what stands in the folder now.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from modsmith.errors import PlanError
from modsmith.evaluate import from_hcl, from_plan, plan_json
from modsmith.evaluate.evaluation import Evaluation, base
from modsmith.evaluate.from_plan import View
from modsmith.evaluate.plan_json import Call, Place
from modsmith.evaluate.values import Symbol
from modsmith.hcl.read.block import is_local
from modsmith.hcl.read.configuration import HclModule
from modsmith.validate.plans.differences import Difference, differences
from modsmith.validate.plans.given_plan import FIX, GivenPlan
from modsmith.validate.workspace import Copy

_OPTIONAL = frozenset({"count", "for_each"})
_SHOWN = 4


@dataclass(frozen=True)
class PlanMatching:
    """What a user's plan makes of a module.

    Attributes:
        given: the plan.
        module: its blocks.
        place: in the plan that is the module.
        calls: of the module, once for each instance; at least one.
    """

    given: GivenPlan
    module: HclModule
    place: Place
    calls: Sequence[Call]

    @property
    def environment(self) -> str:
        """The environment that it is made for; "" if the plan does not tell, or tells of several."""
        named = {from_hcl.environment(one.given) for one in self.calls}
        return named.pop() if len(named) == 1 else ""

    def narrowed(self) -> dict[str, Any]:
        """The plan reduced to the module, for sources that check everything in a plan."""
        if not self.place.way:
            return dict(self.given.plan)
        prefixes = tuple(call.prefix for call in self.calls)
        changes = [one for one in self.given.plan["resource_changes"] if one["address"].startswith(prefixes)]
        root = _kept(self.given.plan.get("planned_values", {}).get("root_module", {}), prefixes)
        return {**self.given.plan, "resource_changes": changes, "planned_values": {"root_module": root}}

    def evaluations(self) -> Iterator[Evaluation]:
        """What the plan says of each call of the module, each followed by what the HCL says with the same inputs."""
        lines = {block.labels[0]: block.where() for block in self.module.of("module") if block.labels}
        for call in self.calls:
            seen = from_hcl.evaluation(self.module, call.given, f"hcl {self.given.name}")
            caller = f"{self.given.name} {call.prefix.removesuffix('.')}".strip()
            view = View(f"plan {caller}", seen.environment, by_default=True)
            planned = from_plan.evaluation(self.given.plan, call, seen, view)
            resources = [
                one if one.where else replace(one, where=lines.get(_call_in(one.address), ""))
                for one in planned.resources
            ]
            yield replace(planned, resources=resources, caller=caller)
            yield replace(seen, caller=caller)


def find(given: GivenPlan, copy: Copy) -> PlanMatching:
    """What a plan makes of a module.

    Raises:
        PlanError: it is of another module, or of a part of this one, or makes nothing of it.
    """
    place = _place(given, copy)
    return PlanMatching(given, copy.hcl, place, _calls(given, copy, place))


def if_any(given: GivenPlan, copy: Copy) -> PlanMatching | None:
    """What a plan makes of a module; None where it is not of this module, or not of all of it."""
    try:
        return find(given, copy)
    except PlanError:
        return None


def _place(given: GivenPlan, copy: Copy) -> Place:
    """The place in the plan that is the module; where there is none, what differs."""
    places = [
        one for one in plan_json.everywhere(given.plan) if not one.way or _fits(one.source, copy.source)
    ]
    differing = [(place, list(differences(place.module, copy.hcl))) for place in places]
    for place, found in differing:
        if not found:
            return place
    _, closest = min(differing, key=lambda pair: len(pair[1]))
    problem = f"{given.name} is no plan of this module as it stands: {_in_words(closest)}"
    raise PlanError(problem, fix=f"Give a plan of this folder, or of a root that calls it. {FIX}")


def _in_words(differing: Sequence[Difference]) -> str:
    """`only the plan has a, b and 3 more; they differ in c`."""
    grouped: dict[str, list[str]] = {}
    for kind, name in differing:
        grouped.setdefault(kind, []).append(name)
    words = []
    for kind, names in grouped.items():
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        words.append(f"{kind} {', '.join(names[:_SHOWN])}{more}")
    return "; ".join(words)


def _calls(given: GivenPlan, copy: Copy, place: Place) -> list[Call]:
    if found := list(plan_json.at(given.plan, place)):
        _is_whole(given, copy, found)
        return [replace(call, given={**call.given, **_inputs(given, place)}) for call in found]
    name = ".".join(f"module.{step}" for step in place.way)
    problem = f"{given.name} makes nothing of {name or 'this module'}"
    raise PlanError(problem, fix=f"Give a plan in which it has a resource. {FIX}")


def _is_whole(given: GivenPlan, copy: Copy, found: Iterable[Call]) -> None:
    """What is neither counted nor optional must be in a plan, or it is of a part alone."""
    made = {item["address"] for item in plan_json.items(given.plan)}
    certain = (address for call in found for address in _certain(copy.hcl, call.prefix))
    if missing := [address for address in certain if address not in made]:
        problem = f"{given.name} does not have {', '.join(missing[:_SHOWN])}, so it covers only a part of the module"
        raise PlanError(problem, fix=f"Plan all of it, without -target and -refresh-only. {FIX}")


def _certain(module: HclModule, prefix: str) -> Iterator[str]:
    """The managed resources that are made in any case, there being the module."""
    for block in module.resources():
        if block.type == "resource" and not _OPTIONAL & block.values.keys():
            yield f"{prefix}{block.address}"
    for block in module.of("module"):
        child = module.children.get(block.labels[0]) if block.labels else None
        if child and not _OPTIONAL & block.values.keys():
            yield from _certain(child, f"{prefix}{block.address}.")


def _kept(module: Mapping[str, Any], prefixes: tuple[str, ...]) -> dict[str, Any]:
    """A module of planned values with those resources alone whose addresses begin so, however deep."""
    resources = [one for one in module.get("resources", ()) if one["address"].startswith(prefixes)]
    children = [_kept(child, prefixes) for child in module.get("child_modules", ())]
    return {**module, "resources": resources, "child_modules": children}


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
    if not is_local(source):
        return False
    named = [step for step in source.split("/") if step not in ("", ".", "..")]
    return not named or list(folder.parts[-len(named) :]) == named
