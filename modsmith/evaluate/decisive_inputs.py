"""Which inputs of a module decide an argument of a resource: what its caller can set is the caller's decision.

Only names are followed, from the argument at fault through local values, `for_each`, `count` and calls of local
modules to the module's variables. An argument that is not in the HCL depends on no input: no caller can set it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property

from modsmith.hcl import template
from modsmith.hcl.blocks import Value
from modsmith.hcl.read.block import HclBlock
from modsmith.hcl.read.configuration import HclModule

ANY = "*"
"""Stands for every argument of a resource."""
_INSTANCES = ("count", "for_each")
_STEP = re.compile(r"module\.([^.\[]+)(?:\[[^\]]*\])?\.")


class DecisiveInputs:
    """The inputs behind the arguments of one module's resources.

    Args:
        module: its blocks, with those of the local modules that it calls.
    """

    def __init__(self, module: HclModule) -> None:
        self._scope = _Scope(module)

    def inputs(self, address: str, at: str, reads: Collection[str] = ()) -> frozenset[str]:
        """Names of the inputs that decide an argument of a resource.

        Args:
            address: of the resource, in a called module with that module's path.
            at: the argument or block at fault; `ANY` for all of them; "" if something about the whole resource is.
            reads: types whose resources would make the check pass, such as a bucket's public access block.
        """
        scope, rest = self._scope.of(address)
        block = scope.blocks.get(rest) if scope else None
        if scope is None or block is None:
            return frozenset()
        names = {*scope.decide(block, at)} if at else set[str]()
        for other in scope.blocks.values():
            if other.type == "resource" and other.labels[0] in reads and (not at or not names):
                names |= {*scope.existence(other)}
        return frozenset(names)

    def of_existence(self, address: str) -> frozenset[str]:
        """Names of the inputs that decide whether a resource exists.

        Args:
            address: of the resource, without the key of an instance.
        """
        scope, rest = self._scope.of(address)
        block = scope.blocks.get(rest) if scope else None
        return frozenset(scope.existence(block)) if scope and block else frozenset()


class _Scope:
    def __init__(self, module: HclModule, caller: _Scope | None = None, call: HclBlock | None = None) -> None:
        self._module, self._caller, self._call = module, caller, call
        self._children: dict[str, _Scope] = {}
        self._known: dict[str, frozenset[str]] = {}

    @cached_property
    def blocks(self) -> dict[str, HclBlock]:
        return {block.address: block for block in self._module.resources()}

    @cached_property
    def _calls(self) -> dict[str, HclBlock]:
        return {block.labels[0]: block for block in self._module.of("module") if block.labels}

    @cached_property
    def _locals(self) -> dict[str, Value]:
        return {name: value for block in self._module.of("locals") for name, value in block.values.items()}

    def of(self, address: str) -> tuple[_Scope | None, str]:
        """The scope of the module that an address is in, and the rest of the address."""
        scope: _Scope | None = self
        while scope and (step := _STEP.match(address)):
            scope, address = scope.child(step[1]), address[step.end() :]
        return scope, address

    def child(self, name: str) -> _Scope | None:
        module = self._module.children.get(name)
        if module is None or name not in self._calls:
            return None
        if name not in self._children:
            self._children[name] = _Scope(module, self, self._calls[name])
        return self._children[name]

    def decide(self, block: HclBlock, at: str) -> Iterator[str]:
        """Inputs that decide an argument or nested block of a block, or any of them."""
        if at == ANY:
            yield from self._of_nested(block, block)
        if at in block.values:
            yield from self._of_block_value(block.values[at], block)
        for inner in block.made.get(at, ()):
            yield from self._of_nested(inner, block)

    def existence(self, block: HclBlock) -> Iterator[str]:
        """Inputs that decide whether a block has instances."""
        for name in _INSTANCES:
            if name in block.values:
                yield from self._of(block.values[name])

    def _of_nested(self, inner: HclBlock, block: HclBlock) -> Iterator[str]:
        for value in inner.values.values():
            yield from self._of_block_value(value, block)
        for nested in inner.blocks:
            yield from self._of_nested(nested, block)

    def _of_block_value(self, value: Value, block: HclBlock) -> Iterator[str]:
        """Inputs behind a value; `each` and `count` stand for what makes the block's instances."""
        if any(name.split(".")[0] in ("each", "count") for name in template.references(value)):
            yield from self.existence(block)
        yield from self._of(value)

    def _of(self, value: Value) -> Iterator[str]:
        for name in template.references(value):
            yield from self._named(name)

    def _named(self, name: str) -> frozenset[str]:
        if name not in self._known:
            self._known[name] = frozenset()  # ends a circle
            self._known[name] = frozenset(self._follow(name))
        return self._known[name]

    def _follow(self, name: str) -> Iterator[str]:
        kind, _, rest = name.partition(".")
        if kind == "local" and rest in self._locals:
            yield from self._of(self._locals[rest])
        elif kind == "var" and self._caller is None:
            yield rest
        elif kind == "var" and self._call is not None and self._caller is not None:
            yield from self._caller._of_block_value(self._call.values.get(rest), self._call)
