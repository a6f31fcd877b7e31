"""Defaults that a variable's type gives: `object({ days = optional(number, 30) })`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from modsmith.evaluate import syntax
from modsmith.evaluate.evaluate import of
from modsmith.evaluate.nodes import Call, Name, Node, ObjectOf
from modsmith.evaluate.values import Choice, Symbol, choice


class _Nothing:
    """A scope without names, for types."""

    def root(self, name: str) -> Any:
        """As `Scope.root`."""
        raise KeyError(name)


def fill(value: Any, type_: str) -> Any:
    """Fills a value with the defaults of its type."""
    return _fill(value, syntax.expression(type_))


def _fill(value: Any, node: Node) -> Any:
    if isinstance(value, Choice):
        return choice((_fill(option, node) for option in value.options), value.by)
    if value is None or isinstance(value, Symbol) or not isinstance(node, Call) or not node.arguments:
        return value
    inner = node.arguments[0]
    if node.name == "object" and isinstance(inner, ObjectOf) and isinstance(value, Mapping):
        return {**value, **dict(_attributes(value, inner))}
    if node.name == "map" and isinstance(value, Mapping):
        return {key: _fill(item, inner) for key, item in value.items()}
    if node.name in ("list", "set") and isinstance(value, list | tuple):
        return [_fill(item, inner) for item in value]
    return value


def _attributes(value: Mapping[str, Any], type_: ObjectOf) -> list[tuple[str, Any]]:
    made = []
    for key, node in type_.items:
        name = str(of(key, _Nothing()))
        optional = isinstance(node, Call) and node.name == "optional"
        inner = node.arguments[0] if isinstance(node, Call) and optional else node
        given = value.get(name)
        if given is None and isinstance(node, Call) and optional:
            given = of(node.arguments[1], _Nothing()) if len(node.arguments) > 1 else None
        made.append((name, given if isinstance(inner, Name) else _fill(given, inner)))
    return made
