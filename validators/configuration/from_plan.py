"""A plan, as `terraform show -json` gives it, as `World`s: one for each call of a module in it.

Values that the plan does not know yet are symbols. Where they come from is read from the plan's own configuration,
and where that names only `each.value` or a local value, from the module's HCL.

Source: https://developer.hashicorp.com/terraform/internals/json-format
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from validators.configuration.values import Symbol
from validators.configuration.world import Resource, World, base


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


def _given(text: str, expression: Mapping[str, Any]) -> Any:
    if "constant_value" in expression:
        return expression["constant_value"]
    references = expression.get("references", ()) if isinstance(expression, Mapping) else ()
    computed = any(not one.startswith(("var.", "local.", "each.", "count.")) for one in references)
    return Symbol(text, frozenset({text}), sure=computed, direct=True)


@dataclass(frozen=True)
class View:
    """Under what name, and of what, a plan is a witness.

    Attributes:
        witness: name of the world, such as `plan basic prod`.
        environment: that is planned.
        by_default: whether the caller gives only what must be given.
    """

    witness: str
    environment: str
    by_default: bool


def world(plan: Mapping[str, Any], call: Call, hcl: World, view: View) -> World:
    """What the plan says of one call.

    Args:
        plan: the whole.
        call: which.
        hcl: the module as its HCL says; asked for what the plan cannot say, and for lines.
        view: what the world is called.
    """
    made = list(_Reader(plan, call, hcl).resources())
    planned = {one.base for one in made}
    missing = [
        replace(one, address=one.base, exists=False)
        for one in hcl.resources
        if one.base not in planned and not one.type.startswith("data.")
    ]
    return World(view.witness, view.environment, [*made, *missing], hcl.inputs, view.by_default)


class _Reader:
    """Reads one call's resources."""

    def __init__(self, plan: Mapping[str, Any], call: Call, hcl: World) -> None:
        self._plan, self._prefix = plan, call.prefix
        self._configured = {item["address"]: item for item in call.configuration.get("resources", ())}
        self._in_hcl = {one.address: one for one in hcl.resources} | {one.base: one for one in hcl.resources}

    def resources(self) -> Iterator[Resource]:
        """Managed resources as they are planned, data sources as they were read or will be."""
        done = set()
        for change in self._plan.get("resource_changes", ()):
            if not self._is_ours(change["address"]) or change["change"]["actions"] == ["delete"]:
                continue
            done.add(change["address"])
            after, unknown = change["change"].get("after") or {}, change["change"].get("after_unknown") or {}
            yield self._resource(change, after, unknown)
        for item in _values(self._plan.get("prior_state", {}).get("values", {})):
            if item["mode"] == "data" and item["address"] not in done and self._is_ours(item["address"]):
                yield self._resource(item, item.get("values", {}), {})

    def _is_ours(self, address: str) -> bool:
        return address.startswith(self._prefix) and not address.removeprefix(self._prefix).startswith(
            "module."
        )

    def _resource(
        self, item: Mapping[str, Any], values: Mapping[str, Any], unknown: Mapping[str, Any]
    ) -> Resource:
        address = item["address"].removeprefix(self._prefix)
        type_ = f"data.{item['type']}" if item["mode"] == "data" else item["type"]
        written = self._written(address)
        configured = self._configured.get(base(address), {}).get("expressions", {})
        body = self._merged(values, unknown, configured, address, "")
        where, lines = (written.where, written.lines) if written else ("", {})
        return Resource(address, type_, body, where=where, lines=lines)

    def _written(self, address: str) -> Resource | None:
        """What the HCL says of a resource, if not of this instance then of any."""
        return self._in_hcl.get(address) or self._in_hcl.get(base(address))

    def _merged(self, value: Any, unknown: Any, configured: Any, address: str, path: str) -> Any:
        """A value with symbols where it is not known; None where nobody has set what AWS will choose."""
        if unknown is True:
            return self._symbol(configured, address, path)
        if isinstance(value, Mapping) or isinstance(unknown, Mapping):
            inner = unknown if isinstance(unknown, Mapping) else {}
            names = dict.fromkeys([*(value or {}), *inner])
            return {
                name: self._merged(
                    (value or {}).get(name),
                    inner.get(name),
                    _step(configured, name),
                    address,
                    _path(path, name),
                )
                for name in names
            }
        if isinstance(value, list):
            inner_list = unknown if isinstance(unknown, list) else []
            return [
                self._merged(
                    item,
                    inner_list[number] if number < len(inner_list) else None,
                    _step(configured, number),
                    address,
                    _path(path, number),
                )
                for number, item in enumerate(value)
            ]
        return value

    def _symbol(self, configured: Any, address: str, path: str) -> Any:
        """What stands for a value that is not known: where it comes from, or None if nobody has set it."""
        references = configured.get("references", []) if isinstance(configured, Mapping) else []
        written = self._written(address)
        said = written.at(path) if written else None
        if isinstance(said, Mapping) or (isinstance(said, Symbol) and said.holes):
            return said  # `jsonencode({…})`, `"${aws_s3_bucket.this.arn}/*"`: more than their references say
        if found := self._referred(references, address):
            return found
        if written:
            return said
        return Symbol(f"{address}.{path}", frozenset({address}), sure=False) if references else None

    def _referred(self, references: Sequence[str], address: str) -> Symbol | None:
        """The one resource that an expression names, as a symbol."""
        named = {base(one) for one in map(self._resource_in, references) if one}
        if len(named) != 1:
            return None
        (one,) = named
        longest = max((item for item in references if base(item).startswith(one)), key=len)
        target = self._resource_in(longest) or one
        key = address.removeprefix(base(address))
        if target == one and key and "each.key" in references and one + key in self._in_hcl:
            target = one + key
        return Symbol(
            target + longest.removeprefix(self._resource_in(longest) or one), frozenset({target}), direct=True
        )

    def _resource_in(self, reference: str) -> str:
        """The address of the resource that a reference begins with, or ""."""
        for address in (reference, reference.rpartition(".")[0], ".".join(reference.split(".")[:3])):
            if address in self._in_hcl:
                return address
        head = ".".join(reference.split(".")[: 3 if reference.startswith("data.") else 2])
        return head if base(head) in self._configured else ""


def _step(configured: Any, name: Any) -> Any:
    """One step down the configuration of a resource; {} where it says nothing."""
    if isinstance(configured, list) and isinstance(name, int) and name < len(configured):
        return configured[name]
    if isinstance(configured, Mapping) and "references" not in configured:
        return configured.get(name, {})
    return configured if isinstance(configured, Mapping) else {}


def _path(path: str, step: Any) -> str:
    return f"{path}.{step}" if path else str(step)


def _values(values: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    modules = [values["root_module"]] if "root_module" in values else []
    while modules:
        module = modules.pop()
        yield from module.get("resources", ())
        modules += module.get("child_modules", ())
