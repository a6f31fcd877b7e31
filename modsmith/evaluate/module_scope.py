"""The scope of a module: its variables by their defaults or by what a caller gives, locals, resources, calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import Any

from modsmith.evaluate import evaluate as ev
from modsmith.evaluate import instances, types
from modsmith.evaluate.body import Body
from modsmith.evaluate.evaluate import Lazy, Scope
from modsmith.evaluate.evaluation import Resource
from modsmith.evaluate.references import Reference
from modsmith.evaluate.values import Symbol
from modsmith.hcl.blocks import Expression
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule

CALL = frozenset({"source", "version", "providers", "count", "for_each", "depends_on"})
"""Arguments of a `module` block that are no inputs of the module."""

_META = frozenset({"count", "for_each", "provider", "depends_on", "lifecycle"})


class ModuleScope:
    """Resolves the names of a module, and creates its resources.

    Args:
        module: its blocks.
        given: input to value.
        prefix: of addresses in it, such as `module.key.`; "" for the root.
        doubt: what determines whether the module is called at all, or "".
    """

    def __init__(
        self, module: HclModule, given: Mapping[str, Any], prefix: str = "", doubt: str = ""
    ) -> None:
        self._module, self._given, self._prefix, self._doubt = module, given, prefix, doubt
        self._values: dict[str, Any] = {}
        self._counted: dict[int, instances.Instances] = {}
        self._busy: set[str] = set()
        self._roots: dict[str, Any] = {}

    def resources(self) -> Iterator[Resource]:
        """Those of the module itself, then those of the local modules that it calls."""
        for block in self._module.resources():
            yield from self._made(block)
        for scopes in self._children.values():
            for scope in scopes:
                yield from scope.resources()

    @cached_property
    def _children(self) -> dict[str, list[ModuleScope]]:
        """Call to the scopes of the called module, one for each instance."""
        called = {block.labels[0]: block for block in self._module.of("module") if block.labels}
        return {
            name: list(self._called(called[name], module)) for name, module in self._module.children.items()
        }

    def _called(self, block: HclBlock, module: HclModule) -> Iterator[ModuleScope]:
        counted = instances.Instances(block, self)
        keys = counted.keys
        doubt = "" if keys is None or isinstance(keys, list) else instances.why(keys)
        for key in keys if isinstance(keys, list) else [None]:
            scope = counted.within(key)
            given = Lazy(
                partial(_argument, block, scope), [name for name in block.values if name not in CALL]
            )
            where = instances.address(f"{self._prefix}module.{block.labels[0]}", key)
            yield ModuleScope(module, given, f"{where}.", doubt or self._doubt)

    def output(self, name: str) -> Any:
        """What an output of the module gives its caller."""
        block = next(one for one in self._module.of("output") if one.labels == (name,))
        whole = f"{self._prefix}output.{name}"
        return self._kept(whole, lambda: ev.evaluate(block.values.get("value"), self))

    @cached_property
    def outputs(self) -> list[str]:
        """Names of its outputs."""
        return [block.labels[0] for block in self._module.of("output") if block.labels]

    @cached_property
    def variables(self) -> dict[str, HclBlock]:
        """Its variables' blocks, by name."""
        return {block.labels[0]: block for block in self._module.of("variable") if block.labels}

    @cached_property
    def _local_values(self) -> dict[str, Any]:
        return {name: value for block in self._module.of("locals") for name, value in block.values.items()}

    @cached_property
    def _blocks(self) -> dict[str, HclBlock]:
        return {block.address: block for block in self._module.resources()}

    @cached_property
    def _types(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for block in self._module.resources():
            found.setdefault(_kind(block), []).append(block.labels[1])
        return found

    def root(self, name: str) -> Any:
        """As `Scope.root`."""
        if name not in self._roots:
            self._roots[name] = self._root(name)
        return self._roots[name]

    def _root(self, name: str) -> Any:
        if name == "var":
            return Lazy(self.variable, self.variables)
        if name == "local":
            return Lazy(self.local, self._local_values)
        if name == "data":
            kinds = {kind.removeprefix("data."): kind for kind in self._types if kind.startswith("data.")}
            return Lazy(lambda kind: self._of_kind(kinds[kind]), kinds)
        if name == "module":
            return Lazy(self._call, [block.labels[0] for block in self._module.of("module") if block.labels])
        if name in self._types:
            return self._of_kind(name)
        raise KeyError(name)

    def _call(self, name: str) -> Any:
        """The outputs of a module that is called once and was read; unknown for others."""
        scopes = self._children.get(name, [])
        calls = [block for block in self._module.of("module") if block.labels == (name,)]
        if len(scopes) == 1 and not any({"count", "for_each"} & block.values.keys() for block in calls):
            return Lazy(scopes[0].output, scopes[0].outputs)
        whole = f"{self._prefix}module.{name}"
        return Symbol(whole, frozenset({whole}), sure=False, direct=True)

    def _of_kind(self, kind: str) -> Lazy:
        return Lazy(lambda name: Reference(self.keys, f"{kind}.{name}", self._prefix), self._types[kind])

    def variable(self, name: str) -> Any:
        """What a variable holds."""
        return self._kept(f"var.{name}", lambda: self._variable(name))

    def _variable(self, name: str) -> Any:
        block = self.variables[name]
        nullable = block.values.get("nullable") is not False
        if name in self._given and not (
            self._given[name] is None and not nullable and "default" in block.values
        ):
            return _typed(self._given[name], block)
        if "default" in block.values:
            return _typed(ev.evaluate(block.values["default"], self), block)
        return Symbol(f"var.{name}", frozenset({f"var.{name}"}), sure=not nullable, direct=True)

    def local(self, name: str) -> Any:
        """What a local value holds."""
        return self._kept(f"local.{name}", lambda: ev.evaluate(self._local_values[name], self))

    def _kept(self, name: str, compute: Callable[[], Any]) -> Any:
        """A value that is computed once; intermediate results of circular references are not cached."""
        if name not in self._values:
            value = self._once(name, compute)
            if name in self._busy:
                return value
            self._values[name] = value
        return self._values[name]

    def _once(self, name: str, compute: Callable[[], Any]) -> Any:
        """A value; a symbol for a circular reference, which Terraform rejects."""
        if name in self._busy:
            return Symbol(name, sure=False)
        self._busy.add(name)
        try:
            return compute()
        finally:
            self._busy.discard(name)

    def keys(self, address: str) -> Any:
        """What a resource's instances are called; see `Instances.keys`."""
        return self._keys(self._blocks[address])

    def _keys(self, block: HclBlock) -> Any:
        return self._once(f"the instances of {block.address}", lambda: self._instances_of(block).keys)

    def _instances_of(self, block: HclBlock) -> instances.Instances:
        if (
            id(block) not in self._counted
        ):  # two blocks can have the same address: Terraform rejects this, modsmith checks both
            self._counted[id(block)] = instances.Instances(block, self)
        return self._counted[id(block)]

    def _made(self, block: HclBlock) -> Iterator[Resource]:
        """The resources of a block, including one that may or may not be created."""
        keys = self._keys(block)
        if keys is None or keys == []:
            yield self._resource(block, None, exists=keys is None)
        elif isinstance(keys, list):
            for key in keys:
                yield self._resource(block, key, exists=True)
        else:
            yield self._resource(block, instances.most(keys), exists=None, doubt=instances.why(keys))

    def _resource(self, block: HclBlock, key: Any, *, exists: bool | None, doubt: str = "") -> Resource:
        body = Body(block, self._instances_of(block).within(key), _META)
        if exists and self._doubt:
            exists, doubt = None, self._doubt
        where = f"{block.file}:{block.line}"
        address = self._prefix + instances.address(block.address, key)
        return Resource(address, _kind(block), body, exists, doubt, where, block.places)


def _kind(block: HclBlock) -> str:
    return block.labels[0] if block.type == "resource" else f"data.{block.labels[0]}"


def _argument(block: HclBlock, scope: Scope, name: str) -> Any:
    return ev.evaluate(block.values[name], scope)


def _typed(value: Any, block: HclBlock) -> Any:
    """A value of an object type, with the defaults of its `optional` attributes."""
    type_ = block.values.get("type")
    text = type_.text if isinstance(type_, Expression) else type_  # JSON spells it as text
    return types.fill(value, text) if isinstance(text, str) and "optional(" in text else value
