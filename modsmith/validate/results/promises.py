"""Promises of a spec, held against what witnesses see."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from fnmatch import fnmatchcase
from typing import Any

from modsmith.evaluate.defaults import default
from modsmith.evaluate.values import Symbol, is_known, options, same, why
from modsmith.evaluate.world import Resource, World
from modsmith.spec import environments
from modsmith.spec.model import Expected, ModuleSpec, Promise, Refers
from modsmith.validate.control import Lack
from modsmith.validate.results.matrix import Said, Word, said


def judge(
    world: World, spec: ModuleSpec, answered: Collection[tuple[str, str]] = frozenset()
) -> Iterator[Said]:
    """What every promise comes to where it holds, for each resource that it is given for.

    Args:
        world: it is looked for in.
        spec: that promises.
        answered: as in `matrix.judge`.
    """
    done = frozenset() if world.by_default else answered
    for promise in (one for one in spec.promises if _environment(world) in one.environments):
        for pattern in promise.resources:
            found = [one for one in _matching(pattern, world) if _is_managed(one)]
            if not found and world.by_default:
                nothing = Resource(pattern, "", {})
                yield said(
                    nothing, world, promise.control, "fail", Lack("There is nothing that it could hold for.")
                )
            for resource in _answerable(found, pattern, world):
                if (resource.base, promise.control) not in done:
                    yield from _held(promise, resource, world)


def _matching(pattern: str, world: World) -> Iterable[Resource]:
    """Resources by address without instance; most patterns are one."""
    if not set(pattern) & set("*?["):
        return (one for one in world.get(pattern) if one.base == pattern)
    return (one for one in world.resources if fnmatchcase(one.base, pattern))


def _environment(world: World) -> str:
    """Where it is; a module without environments is always where it matters."""
    return world.environment or environments.current().strictest


def _answerable(found: list[Resource], pattern: str, world: World) -> list[Resource]:
    """Those that a pattern promises: of many, those that are made; one that is named must be made by default."""
    made = [one for one in found if one.exists is not False]
    return made if not world.by_default or (made and "*" in pattern) else found


def _is_managed(resource: Resource) -> bool:
    return not resource.type.startswith("data.")


def _held(promise: Promise, resource: Resource, world: World) -> Iterator[Said]:
    if resource.exists is False:
        yield said(resource, world, promise.control, "fail", Lack("It is promised and not made."))
        return
    if resource.exists is None:
        doubt = f"Whether it is made could not be determined: it depends on {resource.doubt}."
        yield said(resource, world, promise.control, "undetermined", Lack(doubt))
        return
    broken = False
    for path, expected in promise.expected(_environment(world)).items():
        word, reason = _kept(_value(resource, path, world), expected, world)
        if word != "pass":
            broken = True
            lack = Lack(f"{path}: {reason}", path.partition(".")[0])
            yield said(resource, world, promise.control, word, lack)
    if not broken:
        yield said(resource, world, promise.control, "pass")


def _value(resource: Resource, path: str, world: World) -> Any:
    """What is there, or what the provider will put there."""
    value = resource.at(path)
    return default(resource.type, path) if value is None and world.witness.startswith("hcl") else value


def _kept(value: Any, expected: Expected, world: World) -> tuple[Word, str]:
    """Whether a value is the promised one."""
    if isinstance(expected, Refers):
        return _refers(value, expected.address, world)
    if not is_known(value):
        if all(is_known(option) and not _equal(option, expected) for option in options(value)):
            return "fail", f"{_shown(expected)} is promised."
        return "undetermined", f"{_shown(expected)} is promised; {why(value)}."
    if _equal(value, expected):
        return "pass", ""
    return "fail", f"{_shown(expected)} is promised, {_shown(value)} is there."


def _refers(value: Any, address: str, world: World) -> tuple[Word, str]:
    if address.startswith("var."):
        wanted = world.inputs.get(address.removeprefix("var."))
        held = wanted is not None and same(value, wanted)
    else:
        head, _, attribute = address.rpartition(".")
        target = [one for one in world.resources if head in (one.address, one.base)]
        held = isinstance(value, Symbol) and any(value.text == f"{one.address}.{attribute}" for one in target)
    if held:
        return "pass", ""
    shown = value.text if isinstance(value, Symbol) else _shown(value)
    return "fail", f"{address} is promised, {shown} is there."


def _equal(value: Any, expected: Any) -> bool:
    """Equal in Terraform's eyes: it turns numbers and booleans into text where text is wanted."""
    if isinstance(expected, str) and isinstance(value, bool | int | float):
        return _shown(value) == expected
    return same(value, expected)


def _shown(value: Any) -> str:
    if value is None:
        return "nothing"
    return str(value).lower() if isinstance(value, bool) else str(value)
