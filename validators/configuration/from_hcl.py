"""A module's HCL as a `World`: variables by their defaults or by what a caller gives, locals, `for_each`, `dynamic`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

from generators.hcl.blocks import Expression
from validators.configuration import evaluate as ev
from validators.configuration.evaluate import Bound, Lazy, Scope
from validators.configuration.values import Choice, Symbol, choice, options, refers
from validators.configuration.world import Resource, World
from validators.hcl import HclModule
from validators.hcl_block import HclBlock

_META = frozenset({"count", "for_each", "provider", "depends_on", "lifecycle"})
_MOST = 10_000
"""Instances of a resource that are looked at one by one; of more, one stands for all."""
_CALL = frozenset({"source", "version", "providers", "count", "for_each", "depends_on"})


def world(module: HclModule, given: Mapping[str, Any] | None = None, witness: str = "hcl") -> World:
    """What the HCL says, with these inputs.

    Args:
        module: its blocks.
        given: input to value; where there is none the default holds, and without one it is a symbol.
        witness: name of the world.
    """
    scope = _Module(module, given or {})
    made = list(scope.resources())
    environment = (given or {}).get("environment", "")
    inputs = {name: scope.variable(name) for name in scope.variables}
    return World(witness, environment if isinstance(environment, str) else "", made, inputs)


def calls(root: HclModule, source: str, given: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The name and the arguments of each call of a module.

    Args:
        root: the module that calls.
        source: of the called one.
        given: inputs of the root.
    """
    scope = _Module(root, given)
    return {
        ".".join(block.labels): {
            name: _callers(ev.evaluate(value, scope))
            for name, value in block.values.items()
            if name not in _CALL
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


class _Module:
    """The scope of a module: what its names stand for."""

    def __init__(
        self, module: HclModule, given: Mapping[str, Any], prefix: str = "", doubt: str = ""
    ) -> None:
        self._module, self._given, self._prefix, self._doubt = module, given, prefix, doubt
        self._locals: dict[str, Any] = {}
        self._made: dict[tuple[str, str], list[Resource]] = {}
        self._busy: set[str] = set()

    def resources(self) -> Iterator[Resource]:
        """Those of the module itself, then those of the local modules that it calls."""
        for block in self._module.resources():
            yield from self.instances(block)
        for scopes in self._children.values():
            for scope in scopes:
                yield from scope.resources()

    @cached_property
    def _children(self) -> dict[str, list[_Module]]:
        """Call to the scopes of the called module, one for each instance."""
        called = {block.labels[0]: block for block in self._module.of("module") if block.labels}
        return {
            name: list(self._called(called[name], module)) for name, module in self._module.children.items()
        }

    def _called(self, block: HclBlock, module: HclModule) -> Iterator[_Module]:
        keys, address = self._keys(block), f"{self._prefix}module.{block.labels[0]}"
        known = isinstance(keys, list)
        for key in keys if isinstance(keys, list) else [None]:
            scope = (
                self._with_key(block, key) if "count" in block.values or "for_each" in block.values else self
            )
            names = [name for name in block.values if name not in _CALL]
            given = Lazy(partial(_argument, block, scope), names)
            doubt = "" if keys is None or known else _by(keys)
            where = address if key is None else instance(address, key)
            yield _Module(module, given, f"{where}.", doubt or self._doubt)

    def output(self, name: str) -> Any:
        """What an output of the module gives its caller."""
        block = next(one for one in self._module.of("output") if one.labels == (name,))
        whole = f"{self._prefix}output.{name}"
        return self._once(whole, lambda: ev.evaluate(block.values.get("value"), self))

    @cached_property
    def outputs(self) -> list[str]:
        return [block.labels[0] for block in self._module.of("output") if block.labels]

    @cached_property
    def variables(self) -> dict[str, HclBlock]:
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
            kind = block.labels[0] if block.type == "resource" else f"data.{block.labels[0]}"
            found.setdefault(kind, []).append(block.labels[1])
        return found

    def root(self, name: str) -> Any:
        """As `Scope.root`."""
        if name == "var":
            return Lazy(self.variable, self.variables)
        if name == "local":
            return Lazy(self.local, self._local_values)
        if name == "data":
            kinds = {kind.removeprefix("data."): kind for kind in self._types if kind.startswith("data.")}
            return Lazy(lambda kind: self._kind(kinds[kind]), kinds)
        if name == "module":
            return Lazy(self._call, [block.labels[0] for block in self._module.of("module") if block.labels])
        if name in self._types:
            return self._kind(name)
        raise KeyError(name)

    def _call(self, name: str) -> Any:
        """The outputs of a module that is called once and was read; of any other nobody knows them here."""
        scopes = self._children.get(name, [])
        calls = [block for block in self._module.of("module") if block.labels == (name,)]
        if len(scopes) == 1 and not any({"count", "for_each"} & block.values.keys() for block in calls):
            return Lazy(scopes[0].output, scopes[0].outputs)
        whole = f"{self._prefix}module.{name}"
        return Symbol(whole, frozenset({whole}), sure=False, direct=True)

    def _kind(self, kind: str) -> Lazy:
        return Lazy(lambda name: _Ref(self, f"{kind}.{name}", self._prefix), self._types[kind])

    def variable(self, name: str) -> Any:
        """What a variable holds."""
        return self._once(f"var.{name}", lambda: self._variable(name))

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
        if name not in self._locals:
            value = self._once(f"local.{name}", lambda: ev.evaluate(self._local_values[name], self))
            if f"local.{name}" in self._busy:
                return value
            self._locals[name] = value
        return self._locals[name]

    def _once(self, name: str, compute: Callable[[], Any]) -> Any:
        """A value; a symbol where it is asked for in its own computation: Terraform refuses such a circle."""
        if name in self._busy:
            return Symbol(name, sure=False)
        self._busy.add(name)
        try:
            return compute()
        finally:
            self._busy.discard(name)

    def keys(self, address: str) -> Any:
        """What a resource's instances are called: None for a single one, a list of keys, or a `Symbol`."""
        return self._once(f"the instances of {address}", lambda: self._keys(self._blocks[address]))

    def _keys(self, block: HclBlock) -> Any:
        if "count" in block.values:
            count = ev.evaluate(block.values["count"], self)
            counts = [number for number in options(count) if _is_count(number)]
            if counts and not isinstance(count, Choice):
                return list(range(counts[0]))
            return choice(([*range(number)] for number in counts), _by(count)) if counts else _unknown(count)
        if "for_each" in block.values:
            value = ev.evaluate(block.values["for_each"], self)
            value = value.elements() if hasattr(value, "elements") else value
            if isinstance(value, Choice):
                made = [_keys(option) for option in value.options]
                return choice(made, value.by) if None not in made else _unknown(value)
            found = _keys(value)
            return _unknown(value) if found is None else found
        return None

    def instances(self, block: HclBlock) -> list[Resource]:
        """The resources that a block stands for; one that may or may not be made is one of them."""
        place = (block.address, block.where())  # Terraform refuses a second one; it is judged all the same
        if place not in self._made:
            self._made[place] = list(self._instances(block))
        return self._made[place]

    def _instances(self, block: HclBlock) -> Iterator[Resource]:
        keys = self.keys(block.address)
        if keys is None:
            yield self._resource(block, block.address, self, exists=True)
        elif isinstance(keys, list) and keys:
            for key in keys:
                yield self._resource(
                    block, instance(block.address, key), self._with_key(block, key), exists=True
                )
        elif isinstance(keys, list):
            yield self._resource(block, block.address, self._with_key(block, None), exists=False)
        else:
            doubt = keys.by if isinstance(keys, Choice) else keys.text
            most = max(
                (option for option in options(keys) if isinstance(option, list)), key=len, default=None
            )
            key = most[0] if most else None
            where = instance(block.address, key) if most else block.address
            yield self._resource(block, where, self._with_key(block, key), exists=None, doubt=doubt)

    def _with_key(self, block: HclBlock, key: Any) -> Scope:
        if "count" in block.values:
            index = Symbol("count.index", sure=True) if key is None else key
            return Bound(self, {"count": {"index": index}})
        unknown = {
            side: Symbol(f"each.{side}", refers(block.address), direct=True) for side in ("key", "value")
        }
        if key is None:
            return Bound(self, {"each": unknown})
        value = ev.evaluate(block.values["for_each"], self)
        value = value.elements() if hasattr(value, "elements") else value
        if isinstance(value, Choice):
            value = max((option for option in value.options if _keys(option) is not None), key=_size)
        item = value[key] if isinstance(value, Mapping) else key
        return Bound(self, {"each": {"key": key, "value": item}})

    def _resource(
        self, block: HclBlock, address: str, scope: Scope, *, exists: bool | None, doubt: str = ""
    ) -> Resource:
        kind = block.labels[0] if block.type == "resource" else f"data.{block.labels[0]}"
        lines = dict(block.lines) | {
            (nested.labels[0] if nested.type == "dynamic" else nested.type): nested.line
            for nested in reversed(block.blocks)
        }
        body = _Body(block, scope, _META)
        if exists and self._doubt:
            exists, doubt = None, self._doubt
        where = f"{block.file}:{block.line}"
        return Resource(self._prefix + address, kind, body, exists, doubt, where, lines)


class _Body(Mapping[str, Any]):
    """Attributes and nested blocks, each evaluated when it is asked for."""

    def __init__(self, block: HclBlock, scope: Scope, without: frozenset[str] = frozenset()) -> None:
        self._block, self._scope = block, scope
        self._nested: dict[str, list[HclBlock]] = {}
        for nested in block.blocks:
            name = nested.labels[0] if nested.type == "dynamic" and nested.labels else nested.type
            if name not in without:
                self._nested.setdefault(name, []).append(nested)
        self._plain = {
            name: value
            for name, value in block.values.items()
            if name not in without and not name.startswith("__")
        }
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._known:
            self._known[name] = self._compute(name)
        return self._known[name]

    def get(self, name: str, default: Any = None) -> Any:
        """As of any mapping, without the price of a `KeyError`: most of what controls ask for is not there."""
        if name not in self:
            return default
        return self[name]

    def __contains__(self, name: object) -> bool:
        return name in self._plain or name in self._nested

    def _compute(self, name: str) -> Any:
        if name not in self._nested:
            return ev.evaluate(self._plain[name], self._scope)
        made: list[Any] = []
        for block in self._nested[name]:
            for part in self._expanded(block):
                if isinstance(part, Symbol | Choice):
                    return part
                made.append(part)
        return made

    def _expanded(self, block: HclBlock) -> Iterator[Any]:
        """What a block stands for: itself, or one for each element of a `dynamic` block."""
        if block.type != "dynamic":
            yield _Body(block, self._scope)
            return
        value = ev.evaluate(block.values.get("for_each"), self._scope)
        content = next(iter(block.nested("content")), None)
        iterator = block.values.get("iterator")
        name = iterator.text if isinstance(iterator, Expression) else block.labels[0]
        pairs = ev.pairs(value)
        if pairs is None or content is None:
            yield (
                value
                if isinstance(value, Symbol | Choice)
                else Symbol(f"dynamic {block.labels[0]}", sure=False)
            )
            return
        for key, item in pairs:
            yield _Body(content, Bound(self._scope, {name: {"key": key, "value": item}}))

    def __iter__(self) -> Iterator[str]:
        return iter([*self._plain, *self._nested])

    def __len__(self) -> int:
        return len(self._plain) + len(self._nested)


class _Ref:
    """A resource as an expression sees it: `aws_kms_key.this`, before `.arn`, `[0]`, `[*]`."""

    def __init__(self, scope: _Module, address: str, prefix: str) -> None:
        self._scope, self._address, self._prefix = scope, address, prefix

    def _one(self, address: str) -> Symbol:
        whole = self._prefix + address
        return Symbol(whole, frozenset({whole}), sure=True, direct=True)

    def member(self, key: Any) -> Any:
        """An attribute of the only instance, or one of several instances."""
        keys = self._scope.keys(self._address)
        if keys is None:
            return ev.member(self._one(self._address), key)
        if isinstance(key, Symbol):
            whole = self._prefix + self._address
            return Symbol(f"{whole}[{key.text}]", frozenset({whole}) | key.refers)
        return self._one(instance(self._address, key))

    def elements(self) -> Any:
        """All instances: a list with `count`, a map with `for_each`."""
        keys = self._scope.keys(self._address)
        if keys is None:
            return self._one(self._address)
        if not isinstance(keys, list):
            counted = [option for option in options(keys) if isinstance(option, list)]
            if isinstance(keys, Choice) and len(counted) == len(keys.options):
                return choice((self._elements(option) for option in counted), keys.by)
            return Symbol(self._prefix + self._address, frozenset({self._prefix + self._address}))
        return self._elements(keys)

    def _elements(self, keys: list[Any]) -> Any:
        if all(isinstance(key, int) for key in keys):
            return [self._one(instance(self._address, key)) for key in keys]
        return {key: self._one(instance(self._address, key)) for key in keys}

    def pairs(self) -> list[tuple[Any, Any]] | None:
        """Keys and instances."""
        return ev.pairs(self.elements())


def _argument(block: HclBlock, scope: Scope, name: str) -> Any:
    return ev.evaluate(block.values[name], scope)


def instance(address: str, key: Any) -> str:
    """The address of one instance."""
    return f"{address}[{key}]" if isinstance(key, int) else f'{address}["{key}"]'


def _is_count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value <= _MOST


def _keys(value: Any) -> list[Any] | None:
    if isinstance(value, Mapping):
        return [key for key in value]  # noqa: C416 - a Lazy is no dict
    if isinstance(value, list | tuple) and all(isinstance(item, str) for item in value):
        return list(value)
    return None


def _size(value: Any) -> int:
    return len(_keys(value) or ())


def _unknown(value: Any) -> Any:
    if isinstance(value, Symbol):
        return value
    return Symbol(_by(value), refers(value), sure=False)


def _by(value: Any) -> str:
    return value.by if isinstance(value, Choice) else getattr(value, "text", "how many there are")


def _typed(value: Any, block: HclBlock) -> Any:
    """A value of an object type, with the defaults of its `optional` attributes."""
    type_ = block.values.get("type")
    text = type_.text if isinstance(type_, Expression) else type_  # JSON spells it as text
    return _filled(value, text) if isinstance(text, str) and "optional(" in text else value


def _filled(value: Any, type_: str) -> Any:
    from validators.configuration.types import fill  # noqa: PLC0415 - it needs the evaluator

    return fill(value, type_)
