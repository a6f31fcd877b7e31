"""An interface as plain data for JSON, and its inputs as a JSON Schema."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from modsmith.cty.types import Type
from modsmith.diff.interface import FORMAT, Condition, Input, Interface, Provider
from modsmith.evaluate.constraints import Defaults
from modsmith.evaluate.plain import plain

_LEFT_OUT = frozenset({"constraint", "where", "arguments"})
_PRIMITIVE = {"string": "string", "number": "number", "bool": "boolean"}


def of(interface: Interface) -> dict[str, Any]:
    """The interface as JSON has it; `docs/diff.md` describes the form."""
    return {"format": FORMAT, **_module(interface), "files": list(interface.files)}


def _module(interface: Interface) -> dict[str, Any]:
    resources = [one for one in interface.resources.values() if not one.is_data]
    made: dict[str, Any] = {
        "inputs": [_input(one) for one in interface.inputs.values()],
        "outputs": _objects(interface.outputs.values()),
        "terraform": interface.terraform,
        "providers": [_provider(one) for one in interface.providers.values()],
        "resources": _objects(sorted(resources, key=lambda one: one.address)),
        "data_sources": sorted(one.address for one in interface.resources.values() if one.is_data),
        "calls": _objects(interface.calls.values()),
        "moved": [{"from": one.old, "to": one.new} for one in interface.moves],
        "removed": [{"from": one.old, "destroy": one.destroys} for one in interface.removals],
        "checks": _objects(interface.checks.values()),
    }
    if interface.modules:
        made["modules"] = {path: _module(one) for path, one in interface.modules.items()}
    return made


def _objects(items: Iterable[Any]) -> list[dict[str, Any]]:
    return [_object(item) for item in items]


def _object(item: Any) -> dict[str, Any]:
    return {one.name: _value(getattr(item, one.name)) for one in fields(item) if one.name not in _LEFT_OUT}


def _value(value: Any) -> Any:
    if isinstance(value, Condition):
        return {"condition": value.condition, "error": value.error}
    return [_value(one) for one in value] if isinstance(value, tuple) else value


def _input(item: Input) -> dict[str, Any]:
    made = _object(item)
    if item.required:
        del made["default"]
    return made


def _provider(item: Provider) -> dict[str, Any]:
    return _object(item)


def schema(interface: Interface, title: str) -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of the inputs, as in a `.tfvars.json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        "type": "object",
        "properties": {item.name: _of_input(item) for item in interface.inputs.values()},
        "required": [item.name for item in interface.inputs.values() if item.required],
        "additionalProperties": False,
    }


def _of_input(item: Input) -> dict[str, Any]:
    made = _of_type(item.constraint.type, item.constraint.defaults) if item.constraint else {}
    if item.nullable and "type" in made:
        made["type"] = [made["type"], "null"]
    if item.description:
        made["description"] = item.description
    if not item.required:
        made["default"] = item.default
    if item.deprecated:
        made["deprecated"] = True
    return made


def _of_type(type_: Type, defaults: Defaults) -> dict[str, Any]:
    """The schema of a type; without a key for `any`."""
    if type_.kind in _PRIMITIVE:
        return {"type": _PRIMITIVE[type_.kind]}
    below = defaults.below
    if type_.kind == "map":
        element = _of_type(type_.element, below.get(None, Defaults()))
        return {"type": "object", "additionalProperties": element}
    if type_.is_collection:
        unique = {"uniqueItems": True} if type_.kind == "set" else {}
        return {"type": "array", "items": _of_type(type_.element, below.get(None, Defaults())), **unique}
    if type_.kind == "tuple":
        items = [_of_type(one, below.get(at, Defaults())) for at, one in enumerate(type_.elements)]
        return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}
    if type_.kind == "object":
        return {
            "type": "object",
            "properties": {name: _attribute(type_, name, defaults) for name in type_.attributes},
            "required": [name for name in type_.attributes if name not in type_.optional],
            "additionalProperties": False,
        }
    return {}


def _attribute(type_: Type, name: str, defaults: Defaults) -> dict[str, Any]:
    made = _of_type(type_.attributes[name], defaults.below.get(name, Defaults()))
    if name in type_.optional:
        if "type" in made:
            made["type"] = [made["type"], "null"]
        if name in defaults.given:
            made["default"] = plain(defaults.given[name])
    return made
