"""A call of a module in a plan, as an `Evaluation`.

Values that the plan does not know yet are symbols. Their origin comes from the plan's own configuration or, if that
only names `each.value` or a local value, from the module's HCL.

Source: https://developer.hashicorp.com/terraform/internals/json-format
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from modsmith.evaluate import sensitive
from modsmith.evaluate.evaluation import Evaluation, Resource, base
from modsmith.evaluate.plan_json import Call, items, steps
from modsmith.evaluate.sensitive import Sensitive
from modsmith.evaluate.values import Symbol


@dataclass(frozen=True)
class View:
    """The name and the properties of a plan's evaluation.

    Attributes:
        source: name of the evaluation, such as `plan basic prod`.
        environment: the planned environment.
        by_default: whether the caller gives only required inputs.
    """

    source: str
    environment: str
    by_default: bool


def evaluation(plan: Mapping[str, Any], call: Call, hcl: Evaluation, view: View) -> Evaluation:
    """Evaluates one call in a plan.

    Args:
        plan: the complete plan.
        call: the call.
        hcl: the module's HCL, for values that the plan does not know, and for lines.
        view: name and properties of the evaluation.
    """
    made = list(_Reader(plan, call, hcl).resources())
    planned = {one.base for one in made}
    missing = [
        replace(one, address=one.base, exists=False)
        for one in hcl.resources
        if one.base not in planned and not one.type.startswith("data.")
    ]
    return Evaluation(
        view.source,
        view.environment,
        [*made, *missing],
        hcl.inputs,
        view.by_default,
        decided_by=hcl.decided_by,
    )


class _Reader:
    """Reads one call's resources, and those of the modules that it calls in turn."""

    def __init__(self, plan: Mapping[str, Any], call: Call, hcl: Evaluation) -> None:
        self._plan, self._call = plan, call
        self._in_hcl = {one.address: one for one in hcl.resources} | {one.base: one for one in hcl.resources}

    def resources(self) -> Iterator[Resource]:
        """Managed resources as they are planned, data sources as they were read or will be."""
        modules: dict[str, _Inner] = {}
        for item in items(self._plan):
            if item["mode"] in ("managed", "data") and item["address"].startswith(self._call.prefix):
                way, rest = steps(item["address"].removeprefix(self._call.prefix))
                prefix = "".join(f"{step}." for step in way)
                if prefix not in modules:
                    modules[prefix] = _Inner(_within(self._call.configuration, way), prefix, self._in_hcl)
                yield modules[prefix].resource(item, rest)


def _within(configuration: Mapping[str, Any], way: Sequence[str]) -> Mapping[str, Any]:
    """The configuration of a module that is called along the way."""
    for step in way:
        name = base(step).removeprefix("module.")
        configuration = configuration.get("module_calls", {}).get(name, {}).get("module", {})
    return configuration


class _Inner:
    """Reads the resources of one module in the call: of the called one itself, or of one that it calls."""

    def __init__(self, configuration: Mapping[str, Any], prefix: str, in_hcl: Mapping[str, Resource]) -> None:
        self._configured = {item["address"]: item for item in configuration.get("resources", ())}
        self._prefix, self._in_hcl = prefix, in_hcl

    def resource(self, item: Mapping[str, Any], address: str) -> Resource:
        """One resource; `address` is its own within the module."""
        type_ = f"data.{item['type']}" if item["mode"] == "data" else item["type"]
        written = self._written(address)
        configured = self._configured.get(base(address), {}).get("expressions", {})
        values = sensitive.masked(item["values"], item["sensitive"])
        body = self._merged(values, item.get("unknown", {}), configured, address, "")
        made = Resource(self._prefix + address, type_, body)
        if written is None:
            return made
        return replace(
            made, where=written.where, lines=written.lines, block=written.block, calls=written.calls
        )

    def _written(self, address: str) -> Resource | None:
        """A resource in the HCL evaluation: the same instance or, if that is missing, any instance."""
        whole = self._prefix + address
        return self._in_hcl.get(whole) or self._in_hcl.get(base(whole))

    def _merged(self, value: Any, unknown: Any, configured: Any, address: str, path: str) -> Any:
        """A value with symbols for unknown parts; None if no one set a value that AWS will choose."""
        if unknown is True:
            return self._symbol(configured, address, path)
        if isinstance(value, Sensitive):
            return value.symbol(self._symbol(configured, address, path), self._prefix + address, path)
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
        """The symbol of an unknown value, with its origin; None if no one set it."""
        references = configured.get("references", []) if isinstance(configured, Mapping) else []
        written = self._written(address)
        said = written.at(path) if written else None
        if isinstance(said, Mapping) or (isinstance(said, Symbol) and said.holes):
            return said  # `jsonencode({…})`, `"${aws_s3_bucket.this.arn}/*"`: more than their references say
        if found := self._referred(references, address):
            return found
        if written:
            return said
        whole = self._prefix + address
        return Symbol(f"{whole}.{path}", frozenset({whole}), sure=False) if references else None

    def _referred(self, references: Sequence[str], address: str) -> Symbol | None:
        """The one resource that an expression names, as a symbol."""
        named = {base(one) for one in map(self._resource_in, references) if one}
        if len(named) != 1:
            return None
        (one,) = named
        longest = max((item for item in references if base(item).startswith(one)), key=len)
        target = self._resource_in(longest) or one
        key = address.removeprefix(base(address))
        if target == one and key and "each.key" in references and self._prefix + one + key in self._in_hcl:
            target = one + key
        attribute = longest.removeprefix(self._resource_in(longest) or one)
        whole = self._prefix + target
        return Symbol(whole + attribute, frozenset({whole}), direct=True)

    def _resource_in(self, reference: str) -> str:
        """The address of the resource that a reference begins with, or ""."""
        for address in (reference, reference.rpartition(".")[0], ".".join(reference.split(".")[:3])):
            if self._prefix + address in self._in_hcl:
                return address
        head = ".".join(reference.split(".")[: 3 if reference.startswith("data.") else 2])
        return head if base(head) in self._configured else ""


def _step(configured: Any, name: Any) -> Any:
    """One step down in the configuration of a resource; {} if there is none."""
    if isinstance(configured, list) and isinstance(name, int) and name < len(configured):
        return configured[name]
    if isinstance(configured, Mapping) and "references" not in configured:
        return configured.get(name, {})
    return configured if isinstance(configured, Mapping) else {}


def _path(path: str, step: Any) -> str:
    return f"{path}.{step}" if path else str(step)
