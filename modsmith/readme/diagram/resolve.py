"""Follows the expressions of a module to what they come from, without a plan and whatever the inputs are.

A condition that depends on an input counts as met and as not met, so that optional parts are found too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from modsmith.cty.values import NULL
from modsmith.hcl.blocks import Attribute, Block, Expression, Template, Value
from modsmith.hcl.read import nodes, syntax
from modsmith.hcl.read.nodes import Node
from modsmith.readme.diagram import functions
from modsmith.readme.diagram.origin import (
    NOTHING,
    Origin,
    Ref,
    as_key,
    leaves,
    literal,
    of_items,
    of_list,
    of_pairs,
    pair,
    together,
)

Scope = Mapping[str, Origin]
"""Names that `each`, a `for` or a `dynamic` block binds."""

_T = TypeVar("_T")
_DOCUMENT = "aws_iam_policy_document"


class Resolver:
    """Resolves the values of one module.

    Args:
        blocks: all blocks of the module.
    """

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = {b.address: b for b in blocks if b.type in ("resource", "data")}
        self._locals = {a.name: a.value for b in blocks if b.type == "locals" for a in b.attributes()}
        self._kept: dict[str, Any] = {}

    def instances(self, block: Block) -> list[tuple[str | None, Scope]]:
        """The instances of a block: the key and the names that are bound in it.

        A block with `count`, or whose keys are not known, has one instance with the key None.
        """
        return self._once(f"instances of {block.address}", lambda: self._instances(block), [(None, {})])

    def _instances(self, block: Block) -> list[tuple[str | None, Scope]]:
        each = block.get("for_each")
        if each is None:
            return [(None, {})]
        value = self.of(each, {})
        if value.items is None:
            return [(None, {"each": pair(NOTHING, Origin(value.refs))})]
        return [(key, {"each": pair(literal(key), item)}) for key, item in _entries(each, value)]

    def of(self, value: Value, scope: Scope) -> Origin:
        """What a value comes from."""
        if isinstance(value, Expression):
            return self._node(syntax.expression(value.text), scope)
        if isinstance(value, Template):
            return self._node(syntax.template(value.text), scope)
        if isinstance(value, Mapping):
            return of_items({self._key(key, scope): self.of(item, scope) for key, item in value.items()})
        if isinstance(value, list | tuple):
            return of_list(self.of(item, scope) for item in value)
        return literal(NULL if value is None else value)

    def _key(self, key: str | Expression, scope: Scope) -> str:
        return key if isinstance(key, str) else self.of(key, scope).text or key.text

    def attributes(self, block: Block, scope: Scope, path: str = "") -> Iterator[tuple[str, Origin]]:
        """The dotted paths of a block's attributes, nested and dynamic blocks included, with their values."""
        for item in block.body:
            if isinstance(item, Attribute):
                yield from leaves(f"{path}{item.name}", self.of(item.value, scope))
        for nested, inner in self.nested(block, scope):
            yield from self.attributes(nested, inner, f"{path}{nested.type}.")

    def nested(self, block: Block, scope: Scope) -> Iterator[tuple[Block, Scope]]:
        """The nested blocks; a `dynamic` block once for each element, under the name of what it makes."""
        for inner in block.blocks():
            if inner.type != "dynamic":
                yield inner, scope
                continue
            content = next(inner.blocks("content"), Block("content"))
            named = inner.get("iterator")
            name = named.text if isinstance(named, Expression) else inner.labels[0]
            value = self.of(inner.get("for_each"), scope)
            elements = [(key, item) for key, item in (value.items or {}).items()]
            for key, item in elements or [("", Origin(value.refs))]:
                yield (
                    Block(inner.labels[0], (), content.body),
                    {**scope, name: pair(literal(key) if elements else NOTHING, item)},
                )

    def _once(self, name: str, compute: Callable[[], _T], meanwhile: _T) -> _T:
        """A value that is computed once; what refers to itself is nothing."""
        if name not in self._kept:
            self._kept[name] = meanwhile
            self._kept[name] = compute()
        kept: _T = self._kept[name]
        return kept

    def _node(self, node: Node, scope: Scope) -> Origin:
        handler = _HANDLERS.get(type(node))
        return NOTHING if handler is None else handler(self, node, scope)

    def _literal(self, node: nodes.Literal, _: Scope) -> Origin:
        return literal(node.value.raw)

    def _text(self, node: nodes.Text, scope: Scope) -> Origin:
        parts = [self._node(part, scope) for part in node.parts]
        if all(isinstance(part.literal, str) for part in parts):
            return literal("".join(str(part.literal) for part in parts))
        return Origin(together(parts).refs)

    def _name(self, node: nodes.Name, scope: Scope) -> Origin:
        return scope.get(node.name, NOTHING)

    def _traversal(self, node: nodes.Attribute | nodes.Index, scope: Scope) -> Origin:
        steps: list[nodes.Attribute | nodes.Index] = []
        root: Node = node
        while isinstance(root, nodes.Attribute | nodes.Index):
            steps.insert(0, root)
            root = root.of
        if isinstance(root, nodes.Name) and root.name not in scope:
            names = [step.name for step in steps if isinstance(step, nodes.Attribute)]
            size = 2 if root.name == "data" else 1
            found, steps = self._global(root.name, names[:size]), steps[size:]
        else:
            found = self._node(root, scope)
        for step in steps:
            key = step.name if isinstance(step, nodes.Attribute) else as_key(self._node(step.key, scope))
            found = found.get(key)
        return found

    def _global(self, root: str, names: Sequence[str]) -> Origin:
        """A name of the module: a local, an input, a resource, a data source, a module."""
        address = ".".join((root, *names))
        if root == "local":
            value = self._locals.get(names[0]) if names else None
            return self._once(address, lambda: self.of(value, {}), NOTHING)
        if root in ("var", "module"):
            return Origin(frozenset({Ref(address)}))
        if address not in self._blocks:
            return NOTHING
        return self._once(address, lambda: self._resource(self._blocks[address]), NOTHING)

    def _resource(self, block: Block) -> Origin:
        if block.type == "data" and block.labels[0] != _DOCUMENT:
            found = [
                value for _, scope in self.instances(block) for _, value in self.attributes(block, scope)
            ]
            return Origin(together([NOTHING, *found]).refs)
        keys = [key for key, _ in self.instances(block)]
        made = {key: Origin(frozenset({Ref(block.address, key)})) for key in keys}
        if None in made or not made:
            return made.get(None, NOTHING)
        return of_items({str(key): value for key, value in made.items()})

    def _splat(self, node: nodes.Splat, scope: Scope) -> Origin:
        of = self._node(node.of, scope)
        elements = of.elements()
        if elements is None:
            return Origin(self._node(node.each, {**scope, "": of}).refs)
        return of_list(self._node(node.each, {**scope, "": element}) for element in elements)

    def _call(self, node: nodes.Call, scope: Scope) -> Origin:
        arguments = [self._node(argument, scope) for argument in node.arguments]
        if node.expands and arguments:
            last = arguments.pop()
            arguments += last.elements() or [last]
        return functions.call(node.name, arguments)

    def _conditional(self, node: nodes.Conditional, scope: Scope) -> Origin:
        decided = self._node(node.condition, scope).literal
        if isinstance(decided, bool):
            return self._node(node.then if decided else node.otherwise, scope)
        return together([self._node(node.then, scope), self._node(node.otherwise, scope)])

    def _binary(self, node: nodes.Binary, scope: Scope) -> Origin:
        left, right = self._node(node.left, scope), self._node(node.right, scope)
        decided = functions.compare(node.operator, left, right)
        return Origin(left.refs | right.refs) if decided is None else literal(decided)

    def _unary(self, node: nodes.Unary, scope: Scope) -> Origin:
        of = self._node(node.operand, scope)
        return literal(not of.literal) if isinstance(of.literal, bool) else Origin(of.refs)

    def _list_of(self, node: nodes.ListOf, scope: Scope) -> Origin:
        return of_list(self._node(item, scope) for item in node.items)

    def _object_of(self, node: nodes.ObjectOf, scope: Scope) -> Origin:
        pairs = [(self._node(key, scope).text, self._node(value, scope)) for key, value in node.items]
        return of_pairs(pairs)

    def _for(self, node: nodes.For, scope: Scope) -> Origin:
        of = self._node(node.of, scope)
        pairs: list[tuple[str | None, Origin]] = []
        for key, item in (of.items or {}).items() if of.items is not None else [(None, Origin(of.refs))]:
            names = (NOTHING if key is None else literal(key), item)[-len(node.names) :]
            inner = {**scope, **dict(zip(node.names, names, strict=True))}
            if node.condition is not None and self._node(node.condition, inner).literal is False:
                continue
            made = NOTHING if node.key is None else self._node(node.key, inner)
            pairs.append((made.text, self._node(node.value, inner)))
        if node.key is not None:
            return of_pairs(pairs)
        return of_list(value for _, value in pairs) if of.items is not None else of_pairs(pairs)


def _entries(each: Value, value: Origin) -> list[tuple[str, Origin]]:
    """Keys and values that `for_each` goes through; the elements of a set are their own keys."""
    items = value.items or {}
    is_list = not isinstance(each, Mapping) and list(items) == [str(index) for index in range(len(items))]
    if is_list and all(item.text is not None for item in items.values()):
        return [(str(item.text), item) for item in items.values()]
    return list(items.items())


_HANDLERS: dict[type, Callable[[Resolver, Any, Scope], Origin]] = {
    nodes.Literal: Resolver._literal,
    nodes.Name: Resolver._name,
    nodes.Attribute: Resolver._traversal,
    nodes.Index: Resolver._traversal,
    nodes.Splat: Resolver._splat,
    nodes.Call: Resolver._call,
    nodes.Unary: Resolver._unary,
    nodes.Binary: Resolver._binary,
    nodes.Conditional: Resolver._conditional,
    nodes.ListOf: Resolver._list_of,
    nodes.ObjectOf: Resolver._object_of,
    nodes.For: Resolver._for,
    nodes.Text: Resolver._text,
}
