"""The scope of a module: its variables by their defaults or by what a caller gives, locals, resources, calls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from modsmith.cty import types, values
from modsmith.cty.errors import TOO_LARGE, EvaluationError
from modsmith.cty.types import DYNAMIC
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value
from modsmith.evaluate import functions, instances, labels, references
from modsmith.evaluate.body import Body
from modsmith.evaluate.budget import PER_BLOCK, TOTAL, Budget
from modsmith.evaluate.constraints import ANY, Constraint, constraint
from modsmith.evaluate.evaluate import evaluate
from modsmith.evaluate.evaluation import Resource
from modsmith.evaluate.guard import guarded
from modsmith.evaluate.instances import Key, Keys, Undecided
from modsmith.evaluate.json_text import given_text
from modsmith.evaluate.references import Counted
from modsmith.evaluate.scope import Found, Lazy, Scope
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule

CALL = frozenset({"source", "version", "providers", "count", "for_each", "depends_on"})
"""Arguments of a `module` block that are no inputs of the module."""

MOST_INSTANCES = 2_500
"""The maximum number of instances of all blocks together, those in called modules included."""

_META = frozenset({"count", "for_each", "provider", "depends_on", "lifecycle"})
_OF_TERRAFORM = {"path": ("module", "root", "cwd"), "terraform": ("workspace", "env", "applying")}


@dataclass(frozen=True)
class Reached:
    """How a module is reached from the root module.

    Attributes:
        prefix: of addresses in it, such as `module.key.`; "" for the root.
        doubt: what determines whether the module is called at all, or "".
        calls: the blocks that call it, from the root on.
        downloaded_by: the first of them whose module Terraform downloaded, if any: the last one in the user's files.
    """

    prefix: str = ""
    doubt: str = ""
    calls: tuple[HclBlock, ...] = ()
    downloaded_by: HclBlock | None = None

    def through(self, call: HclBlock, key: Key | None, doubt: str, *, downloaded: bool) -> Reached:
        """The same for a module that is called from there."""
        return Reached(
            f"{instances.address(f'{self.prefix}module.{call.labels[0]}', key)}.",
            doubt or self.doubt,
            (*self.calls, call),
            self.downloaded_by or (call if downloaded else None),
        )


_ROOT = Reached()


class ModuleScope:
    """Resolves the names of a module, and creates its resources.

    Args:
        module: its blocks.
        given: input to a function that returns its value.
        caller: the scope that calls it; None for the root.
        reached: how.
    """

    def __init__(
        self,
        module: HclModule,
        given: Mapping[str, Callable[[], Value]],
        caller: ModuleScope | None = None,
        reached: Reached = _ROOT,
    ) -> None:
        self._module, self._given, self._reached = module, given, reached
        self._prefix = reached.prefix
        self.budget: Budget = caller.budget if caller else Budget(TOTAL + PER_BLOCK * _size(module))
        self.instances: Budget = caller.instances if caller else Budget(MOST_INSTANCES)
        self._values: dict[str, Value] = {}
        self._counted: dict[int, instances.Instances] = {}
        self._busy: set[str] = set()
        self._roots: dict[str, Found] = {}

    def resources(self) -> Iterator[Resource]:
        """Those of the module itself, then those of the local modules that it calls."""
        for block in self._module.resources():
            yield from self._made(block)
        for scopes in self._children.values():
            for scope in scopes.values():
                yield from scope.resources()

    def unread(self) -> Iterator[Resource]:
        """Calls of modules that were not read and may create resources, with their arguments, at any depth."""
        for name, block in self._calls.items():
            if name in self._module.unread and not labels.is_label(block) and self._keys(block) != ():
                body = Body(block, self._instances_of(block).within(None), self.budget, None, without=CALL)
                yield Resource(f"{self._prefix}{block.address}", "module", body, exists=None)
        for scopes in self._children.values():
            for scope in scopes.values():
                yield from scope.unread()

    @cached_property
    def _calls(self) -> dict[str, HclBlock]:
        return {block.labels[0]: block for block in self._module.of("module") if block.labels}

    @cached_property
    def _children(self) -> dict[str, dict[Key | None, ModuleScope]]:
        """Call to the scopes of the called module, by the keys of the instances."""
        return {
            name: dict(self._called(self._calls[name], module))
            for name, module in self._module.children.items()
        }

    def _called(self, block: HclBlock, module: HclModule) -> Iterator[tuple[Key | None, ModuleScope]]:
        keys = self._keys(block)
        if isinstance(keys, tuple):
            self.instances.left -= len(keys) * _size(module)
            if self.instances.left < 0:
                keys = Undecided(f"{block.address}", (keys,), problem=f"{TOO_LARGE}: too many instances")
        doubt = keys.why if isinstance(keys, Undecided) else ""
        for key in (instances.most(keys),) if keys is None or isinstance(keys, Undecided) else keys:
            scope = self._instances_of(block).within(key)
            reached = self._reached.through(block, key, doubt, downloaded=module.downloaded)
            yield key, ModuleScope(module, self._arguments(block, scope), self, reached)

    def _arguments(self, block: HclBlock, scope: Scope) -> dict[str, Callable[[], Value]]:
        return {
            name: partial(self._argument, block, scope, name) for name in block.values if name not in CALL
        }

    def _argument(self, block: HclBlock, scope: Scope, name: str) -> Value:
        return guarded(self.budget, f"{block.address}.{name}", lambda: evaluate(block.values[name], scope))

    def output(self, name: str) -> Value:
        """The value of an output of the module; `sensitive` in it is for people, and marks nothing in Terraform."""
        block = self._outputs[name]
        return self._kept(f"output.{name}", lambda: evaluate(block.values.get("value"), self))

    @cached_property
    def _outputs(self) -> dict[str, HclBlock]:
        return {block.labels[0]: block for block in self._module.of("output") if block.labels}

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
    def _names(self) -> dict[str, list[str]]:
        """Type to the names of resources."""
        found: dict[str, list[str]] = {}
        for block in self._module.resources():
            found.setdefault(_kind(block), []).append(block.labels[1])
        return found

    def root(self, name: str) -> Found:
        """As `Scope.root`."""
        if name not in self._roots:
            self._roots[name] = self._root(name)
        return self._roots[name]

    def call(self, name: str, arguments: list[Value]) -> Value:
        """As `Scope.call`."""
        return functions.call(name, arguments, self._module.folder)

    def _root(self, name: str) -> Found:
        if name == "var":
            return Lazy(self.variable, self.variables, "variable")
        if name == "local":
            return Lazy(self.local, self._local_values, "local value")
        if name == "data":
            kinds = {kind.removeprefix("data."): kind for kind in self._names if kind.startswith("data.")}
            return Lazy(lambda kind: self._of_kind(kinds[kind]), kinds, "data source")
        if name == "module":
            return Lazy(self._reference_to_call, self._calls, "module")
        if name in _OF_TERRAFORM:
            return Lazy(partial(_of_terraform, name), _OF_TERRAFORM[name], "value")
        if name in self._names:
            return self._of_kind(name)
        if name == "ephemeral":
            raise KeyError(name)
        raise EvaluationError(f"there is no {name} in the module")

    def _of_kind(self, kind: str) -> Lazy:
        def reference(name: str) -> Found:
            block = self._blocks[f"{kind}.{name}"]
            return references.resource(kind, name, self._prefix, lambda: self._keys(block))

        return Lazy(reference, self._names[kind], "resource")

    def _reference_to_call(self, name: str) -> Found:
        """The outputs of a module that was read; unknown for others."""
        block = self._calls[name]
        whole = f"{self._prefix}module.{name}"

        def make(key: Key | None, may_fail: bool) -> Found:
            scope = self._children.get(name, {}).get(key)
            address = instances.address(whole, key)
            if scope is None and labels.is_label(block) and not isinstance(self._keys(block), Undecided):
                return labels.outputs(address, self._arguments(block, self._instances_of(block).within(key)))
            if scope is None or isinstance(self._keys(block), Undecided):
                origin = Unknown(address, frozenset({whole}), sure=False, direct=True, may_fail=may_fail)
                return values.unknown(DYNAMIC, origin)
            return Lazy(scope.output, scope._outputs, "output")

        return Counted(lambda: self._keys(block), make, whole)

    def variable(self, name: str) -> Value:
        """The value of a variable."""
        block = self.variables[name]
        made = self._kept(f"var.{name}", lambda: self._variable(name, block))
        return made.marked(block.values.get("sensitive") is True)

    def _variable(self, name: str, block: HclBlock) -> Value:
        made = self._unrefused(name, block)
        raw = made.raw
        if not isinstance(raw, Unknown) or not raw.direct or raw.strict or not block.nested("validation"):
            return made
        return values.unknown(made.type, replace(raw, strict=self._is_strict(name, block)), made.sensitive)

    def _is_strict(self, name: str, block: HclBlock) -> bool:
        """Whether the validations of a variable refuse every wildcard."""
        return all(self._refuses(name, block, wildcard) for wildcard in _WILDCARDS)

    def _refuses(self, name: str, block: HclBlock, wildcard: str) -> bool:
        """Whether a validation of a variable refuses a text, or a list of it."""
        given: Value = values.string(wildcard)
        if self._constraint(name).type.is_sequence:
            given = values.tuple_([given])
        scope = ModuleScope(self._module, {**self._given, name: lambda: given})
        conditions = (rule.values.get("condition") for rule in block.nested("validation"))
        return any(
            guarded(scope.budget, name, partial(evaluate, condition, scope)).raw is False
            for condition in conditions
        )

    def _unrefused(self, name: str, block: HclBlock) -> Value:
        """The value of a variable; validations are not looked at."""
        declared = self._constraint(name)
        nullable = block.values.get("nullable") is not False
        default = None
        if "default" in block.values:
            default = declared.convert(evaluate(block.values["default"], self))
        if name not in self._given:
            origin = Unknown(
                f"var.{name}", frozenset({f"var.{name}"}), sure=not nullable, direct=True, given=True
            )
            return (
                values.unknown(types.without_optional(declared.type), origin) if default is None else default
            )
        given = given_text(self._given[name](), declared.type)
        if nullable:
            return declared.convert(given)
        return values.over_options([given], lambda each: _not_null(each[0], default, declared))

    def _constraint(self, name: str) -> Constraint:
        block = self.variables[name]
        return constraint(block.values["type"]) if "type" in block.values else ANY

    def local(self, name: str) -> Value:
        """The value of a local value."""
        return self._kept(f"local.{name}", lambda: evaluate(self._local_values[name], self))

    def _kept(self, name: str, compute: Callable[[], Value]) -> Value:
        """A value that is computed once; unknown where Terraform or modsmith cannot compute it."""
        if name not in self._values:
            self._values[name] = guarded(
                self.budget, f"{self._prefix}{name}", partial(self._once, name, compute)
            )
        return self._values[name]

    def _once(self, name: str, compute: Callable[[], Value]) -> Value:
        if name in self._busy:
            raise EvaluationError(f"{name} refers to itself")
        self._busy.add(name)
        try:
            return compute()
        finally:
            self._busy.discard(name)

    def _keys(self, block: HclBlock) -> Keys:
        """The keys of a block's instances."""
        name = f"the instances of {block.address}"
        if name in self._busy:
            return Undecided(name, problem="Terraform refuses it: they depend on themselves")
        self._busy.add(name)
        try:
            return self._instances_of(block).keys
        finally:
            self._busy.discard(name)

    def _instances_of(self, block: HclBlock) -> instances.Instances:
        if (
            id(block) not in self._counted
        ):  # two blocks can have the same address: Terraform rejects this, modsmith checks both
            self._counted[id(block)] = instances.Instances(block, self, self)
        return self._counted[id(block)]

    def _made(self, block: HclBlock) -> Iterator[Resource]:
        """The resources of a block, including one that may or may not be created."""
        keys = self._keys(block)
        if not keys:
            yield self._resource(block, None, exists=keys is None)
        elif isinstance(keys, Undecided):
            yield self._resource(block, instances.most(keys), exists=None, doubt=keys.why)
        else:
            for key in keys:
                yield self._resource(block, key, exists=True)

    def _resource(
        self, block: HclBlock, key: Key | None, *, exists: bool | None, doubt: str = ""
    ) -> Resource:
        kind = _kind(block)
        address = self._prefix + instances.address(block.address, key)
        scope = self._instances_of(block).within(key)
        body = Body(block, scope, self.budget, references.schema(kind), without=_META)
        if exists and self._reached.doubt:
            exists, doubt = None, self._reached.doubt
        place, calls = block.where(), tuple(call.where() for call in self._reached.calls)
        by = self._reached.downloaded_by
        where, lines = (by.where(), {}) if by else (place, block.places)
        return Resource(address, kind, body, exists, doubt, where, lines, place, calls)


def _kind(block: HclBlock) -> str:
    return block.labels[0] if block.type == "resource" else f"data.{block.labels[0]}"


def _size(module: HclModule) -> int:
    return len(module.blocks) + sum(map(_size, module.children.values()))


def _of_terraform(root: str, name: str) -> Value:
    """`path.module`, `terraform.workspace`: known to the machine that runs Terraform."""
    address = f"{root}.{name}"
    return values.unknown(types.STRING, Unknown(address, frozenset({address}), direct=True))


_WILDCARDS = (
    "*",
    "?*",
    "arn:aws:s3:::*",
    "arn:aws:s3:::*/*",
    "arn:aws:sqs:us-east-1:123456789012:*",
    "arn:aws:iam::123456789012:role/*",
    "arn:aws:kms:us-east-1:123456789012:key/*",
)
"""Texts that match more than one resource or principal."""


def _not_null(given: Value, default: Value | None, declared: Constraint) -> Value:
    """The value of a variable that cannot be null, for what a caller gives."""
    if given.raw is NULL:
        if default is None:
            raise EvaluationError("the variable must not be null")
        return default
    made = declared.convert(given)
    if default is None or not isinstance(made.raw, Unknown) or made.raw.sure:
        return made
    return values.choice([made, default], f"whether {made.raw.text} is null", made.type, made.sensitive)
