"""The body of a resource or nested block; each value is evaluated on first access."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from modsmith.cty import types, values
from modsmith.cty.convert import convert
from modsmith.cty.errors import EvaluationError
from modsmith.cty.types import BOOL, DYNAMIC, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value
from modsmith.evaluate import budget
from modsmith.evaluate.budget import Budget
from modsmith.evaluate.evaluate import evaluate
from modsmith.evaluate.guard import guarded
from modsmith.evaluate.plain import plain
from modsmith.evaluate.scope import Bound, Scope
from modsmith.evaluate.values import Symbol
from modsmith.hcl.blocks import Expression
from modsmith.hcl.read.block import HclBlock
from modsmith.provider.table import BlockSchema


class Body(Mapping[str, Any]):
    """Attributes and nested blocks by name; blocks as lists of bodies, with `dynamic` ones expanded.

    Args:
        block: the block as read.
        scope: resolves its names.
        total: the budget of the module.
        schema: the provider's, to whose types values are converted; None if it is not known.
        without: names that are not part of it, such as `count`.
    """

    def __init__(
        self,
        block: HclBlock,
        scope: Scope,
        total: Budget,
        schema: BlockSchema | None,
        without: frozenset[str] = frozenset(),
    ) -> None:
        self._scope, self._total, self._schema, self._without = scope, total, schema, without
        self._plain, self._nested = block.values, block.made
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
            return self._attribute(name)
        made: list[Any] = []
        schema = self._inner(name)
        for block in self._nested[name]:
            if block.type != "dynamic":
                made.append(Body(block, self._scope, self._total, schema))
                continue
            found = self._expanded(block, schema)
            if isinstance(found, Symbol):
                return found
            made += found
        return made

    def _attribute(self, name: str) -> Any:
        written = self._plain[name]
        wanted = self._type(name)
        kind = type(written)
        if (kind is str and (wanted is STRING or wanted is DYNAMIC)) or (kind is bool and wanted is BOOL):
            return written
        return plain(guarded(self._total, name, lambda: convert(evaluate(written, self._scope), wanted)))

    def _type(self, name: str) -> Type:
        found = self._schema.attributes.get(name) if self._schema else None
        return types.from_json(found.type) if found is not None and found.type is not None else DYNAMIC

    def _inner(self, name: str) -> BlockSchema | None:
        """The schema of a nested block."""
        if self._schema is None:
            return None
        if name in self._schema.blocks:
            return self._schema.blocks[name].block
        attribute = self._schema.attributes.get(name)
        nested = attribute.as_block() if attribute else None
        return nested.block if nested else None

    def _expanded(self, block: HclBlock, schema: BlockSchema | None) -> list[Body] | Symbol:
        """The bodies of a `dynamic` block; a symbol if their number is not known."""
        label = block.labels[0] if block.labels else ""
        text = f"dynamic {label}"
        value = guarded(self._total, f"{text}.for_each", lambda: _iterable(block, self._scope))
        content = next(iter(block.nested("content")), None)
        if isinstance(value.raw, Unknown) or content is None:
            return _unexpanded(text, value)
        iterator = block.values.get("iterator")
        name = iterator.text if isinstance(iterator, Expression) else label
        made = []
        for key, item in value.elements():
            names = {name: values.object_({"key": key, "value": item})}
            made.append(Body(content, Bound(self._scope, names), self._total, schema))
        return made

    def __iter__(self) -> Iterator[str]:
        return (name for name in (*self._plain, *self._nested) if name not in self._without)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _iterable(block: HclBlock, scope: Scope) -> Value:
    """The value of a dynamic block's `for_each`."""
    value = evaluate(block.values.get("for_each"), scope)
    options = []
    for option in values.options(value):
        if option.raw is NULL or (option.type is not DYNAMIC and option.type.is_primitive):
            continue
        options.append(option)
    if not options:
        raise EvaluationError("for_each of a dynamic block needs a collection")
    if not isinstance(options[0].raw, Unknown):
        budget.step(len(options[0].raw))
    return options[0] if len(options) == 1 else value


def _unexpanded(text: str, value: Value) -> Symbol:
    origin = value.raw
    if not isinstance(origin, Unknown):
        return Symbol(text, sure=False, problem="it has no content")
    by = f"it depends on {origin.by}" if origin.by and not origin.doubt else origin.doubt
    return Symbol(text if by else origin.text, values.refers(value), sure=False, problem=by)
