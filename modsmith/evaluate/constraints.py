"""Type constraints of variables: `object({ days = optional(number, 30) })`, and the defaults in them.

Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from modsmith.cty import types, values
from modsmith.cty.convert import convert, unified
from modsmith.cty.errors import EvaluationError
from modsmith.cty.types import BOOL, DYNAMIC, NUMBER, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value
from modsmith.evaluate.evaluate import of
from modsmith.evaluate.scope import Nowhere
from modsmith.hcl.blocks import Expression
from modsmith.hcl.blocks import Value as Written
from modsmith.hcl.read import syntax
from modsmith.hcl.read.nodes import Call, ListOf, Literal, Name, Node, ObjectOf

_PRIMITIVE = {"string": STRING, "number": NUMBER, "bool": BOOL, "any": DYNAMIC}
_COLLECTIONS = {"list": types.list_of, "set": types.set_of, "map": types.map_of}
_OLD = {"list": types.list_of(DYNAMIC), "map": types.map_of(DYNAMIC)}
"""Types without that of their elements, as Terraform 0.11 had them."""

Step: TypeAlias = "str | int | None"
"""A name, a position in a tuple, or None for all elements of a collection."""


@dataclass(frozen=True)
class Defaults:
    """Defaults of optional attributes, at any depth.

    Attributes:
        given: attribute to default.
        below: defaults of a type's parts.
    """

    given: Mapping[str, Value] = field(default_factory=dict)
    below: Mapping[Step, Defaults] = field(default_factory=dict)

    def apply(self, value: Value) -> Value:
        """A value with the defaults of what is missing or null in it."""
        raw = value.raw
        if isinstance(raw, Unknown) and raw.options:
            made = replace(raw, options=tuple(self.apply(option) for option in raw.options))
            return values.unknown(value.type, made, value.sensitive)
        if raw is NULL or isinstance(raw, Unknown) or not (self.given or self.below):
            return value
        if isinstance(raw, dict):
            return self._in_object(value).marked(value.sensitive)
        if isinstance(raw, tuple):
            return self._in_sequence(value).marked(value.sensitive)
        return value

    def _in_object(self, value: Value) -> Value:
        made = {name: self._below(name, item) for name, item in value.raw.items()}
        for name, default in self.given.items():
            if name not in made or made[name].raw is NULL:
                made[name] = self._below(name, default)
        if value.type.kind == "map" and made:
            same = unified(list(made.values()))
            if same is not None:
                return values.map_(dict(zip(made, same, strict=True)), same[0].type)
        return values.object_(made) if value.type.kind == "object" or made else value

    def _in_sequence(self, value: Value) -> Value:
        made = [self._below(at, item) for at, item in enumerate(value.raw)]
        if value.type.kind == "tuple" or not made:
            return values.tuple_(made) if made else value
        same = unified(made)
        if same is None:
            return values.tuple_(made)
        make = values.set_ if value.type.kind == "set" else values.list_
        return make(same, same[0].type)

    def _below(self, step: Step, item: Value) -> Value:
        inner = self.below.get(step) or self.below.get(None)
        return item if inner is None else inner.apply(item)


@dataclass(frozen=True)
class Constraint:
    """What a variable's values are converted to.

    Attributes:
        type: the type, with its optional attributes.
        defaults: of these attributes.
    """

    type: Type
    defaults: Defaults

    def convert(self, value: Value) -> Value:
        """A value as the variable has it.

        Raises:
            EvaluationError: it is of another type.
        """
        return convert(self.defaults.apply(value), self.type)


ANY = Constraint(DYNAMIC, Defaults())


def constraint(written: Written) -> Constraint:
    """The constraint of a variable's `type`; any type if it has none.

    Raises:
        EvaluationError: it is not a type.
    """
    if written is None:
        return ANY
    text = written.text if isinstance(written, Expression) else written
    if not isinstance(text, str):
        raise EvaluationError("the type is not a type constraint")
    node = syntax.expression(text)
    if isinstance(node, Literal) and node.value.type is STRING:
        node = Name(node.value.raw)
    if isinstance(node, Name) and node.name in _OLD:
        return Constraint(_OLD[node.name], Defaults())
    return Constraint(*_of(node))


def _of(node: Node) -> tuple[Type, Defaults]:
    if isinstance(node, Name) and node.name in _PRIMITIVE:
        return _PRIMITIVE[node.name], Defaults()
    if isinstance(node, Call) and len(node.arguments) == 1:
        (inner,) = node.arguments
        if node.name in _COLLECTIONS:
            type_, defaults = _of(inner)
            return _COLLECTIONS[node.name](type_), _only({None: defaults})
        if node.name == "object" and isinstance(inner, ObjectOf):
            return _object(inner)
        if node.name == "tuple" and isinstance(inner, ListOf):
            made = [_of(item) for item in inner.items]
            below: dict[Step, Defaults] = {at: defaults for at, (_, defaults) in enumerate(made)}
            return types.tuple_of(type_ for type_, _ in made), _only(below)
    raise EvaluationError("the type is not a type constraint")


def _only(below: Mapping[Step, Defaults], given: Mapping[str, Value] | None = None) -> Defaults:
    return Defaults(given or {}, {step: one for step, one in below.items() if one.given or one.below})


def _object(node: ObjectOf) -> tuple[Type, Defaults]:
    attributes: dict[str, Type] = {}
    optional: list[str] = []
    given: dict[str, Value] = {}
    below: dict[Step, Defaults] = {}
    for key, item in node.items:
        if not isinstance(key, Literal) or key.value.type is not STRING:
            raise EvaluationError("the names of an object's attributes must be literal")
        name = key.value.raw
        inner, default = item, None
        if isinstance(item, Call) and item.name == "optional" and item.arguments:
            optional.append(name)
            inner = item.arguments[0]
            default = of(item.arguments[1], Nowhere()) if len(item.arguments) > 1 else None
        attributes[name], below[name] = _of(inner)
        if default is not None:
            given[name] = convert(default, attributes[name])
    return types.object_of(attributes, optional), _only(below, given)
