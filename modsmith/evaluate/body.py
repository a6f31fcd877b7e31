"""The body of a resource or nested block; each value is evaluated on first access."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modsmith.evaluate import evaluate as ev
from modsmith.evaluate.evaluate import Bound, Scope
from modsmith.evaluate.values import Choice, Symbol
from modsmith.hcl.blocks import Expression
from modsmith.hcl.read.block import HclBlock


class Body(Mapping[str, Any]):
    """Attributes and nested blocks by name; blocks as lists of bodies, with `dynamic` ones expanded.

    Args:
        block: the block as read.
        scope: resolves its names.
        without: names that are not part of it, such as `count`.
    """

    def __init__(self, block: HclBlock, scope: Scope, without: frozenset[str] = frozenset()) -> None:
        self._scope, self._without = scope, without
        self._plain, self._nested = block.attributes, block.made
        self._known: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self:
            raise KeyError(name)
        return self.get(name)

    def get(self, name: str, default: Any = None) -> Any:
        """As of any mapping, without the price of a `KeyError`: most of what controls ask for is not there."""
        if name not in self._known:
            if name not in self:
                return default
            self._known[name] = self._compute(name)
        return self._known[name]

    def __contains__(self, name: object) -> bool:
        return (name in self._plain or name in self._nested) and name not in self._without

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
        """The bodies of a block: one, or one for each element of a `dynamic` block."""
        if block.type != "dynamic":
            yield Body(block, self._scope)
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
            yield Body(content, Bound(self._scope, {name: {"key": key, "value": item}}))

    def __iter__(self) -> Iterator[str]:
        return (name for name in (*self._plain, *self._nested) if name not in self._without)

    def __len__(self) -> int:
        return sum(1 for _ in self)
