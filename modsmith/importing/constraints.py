"""Types of variables: from the text of a constraint to a type of the spec, and to Python."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from modsmith.cty.errors import EvaluationError
from modsmith.evaluate.evaluate import of
from modsmith.evaluate.plain import plain
from modsmith.evaluate.scope import Nowhere
from modsmith.hcl.blocks import Expression, Template, Value
from modsmith.hcl.read import syntax
from modsmith.hcl.read.nodes import Call as CallNode
from modsmith.hcl.read.nodes import ListOf, Literal, Name, Node, ObjectOf
from modsmith.importing.python import Call, Raw
from modsmith.spec.types import (
    ANY,
    BOOL,
    NUMBER,
    STRING,
    Anything,
    Collection,
    Field,
    Object,
    Primitive,
    Tuple,
    Type,
    is_required,
)

_WORDS: dict[str, Type] = {"string": STRING, "number": NUMBER, "bool": BOOL, "any": ANY}
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_COLLECTIONS = ("list", "set", "map")


def type_of(written: Value) -> Type:
    """The type of a variable's `type`; any type if it has none.

    Raises:
        EvaluationError: it is not a type, or a default in it is not constant.
    """
    if written is None:
        return ANY
    text = written.text if isinstance(written, Expression) else str(written)
    return _type(syntax.expression(text))


def _type(node: Node) -> Type:
    if isinstance(node, Literal) and isinstance(node.value.raw, str):
        return _type(Name(node.value.raw))
    if isinstance(node, Name) and node.name in _WORDS:
        return _WORDS[node.name]
    if isinstance(node, Name) and node.name in _COLLECTIONS:
        return Collection(node.name, ANY)
    if isinstance(node, CallNode) and len(node.arguments) == 1:
        (inner,) = node.arguments
        if node.name in _COLLECTIONS:
            return Collection(node.name, _type(inner))
        if node.name == "object" and isinstance(inner, ObjectOf):
            return Object(tuple(_field(key, item) for key, item in inner.items))
        if node.name == "tuple" and isinstance(inner, ListOf):
            return Tuple(tuple(_type(item) for item in inner.items))
    raise EvaluationError("its type is not a type constraint")


def _field(key: Node, item: Node) -> Field:
    if not isinstance(key, Literal) or not isinstance(key.value.raw, str):
        raise EvaluationError("the names of an object's attributes must be literal")
    if not (isinstance(item, CallNode) and item.name == "optional" and item.arguments):
        return Field(key.value.raw, _type(item))
    type_ = _type(item.arguments[0])
    default = plain(of(item.arguments[1], Nowhere())) if len(item.arguments) > 1 else None
    return Field(key.value.raw, type_, default=None if default is None else fitted(default, type_))


def constant(value: Value) -> Any:
    """A constant of HCL as plain Python.

    Raises:
        EvaluationError: it is not constant.
    """
    if isinstance(value, Template):
        return plain(of(syntax.template(value.text), Nowhere()))
    if isinstance(value, Expression):
        return plain(of(syntax.expression(value.text), Nowhere()))
    if isinstance(value, Mapping):
        return {_constant_key(key): constant(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [constant(item) for item in value]
    return value


def _constant_key(key: str | Expression) -> str:
    return key if isinstance(key, str) else str(constant(key))


def fitted(value: Any, type_: Type) -> Any:
    """A value as Terraform converts it to a type: `"1"` to 1 for a number; as it is where that is impossible."""
    if value is None or type_.problem(value) is None:
        return value
    if isinstance(type_, Primitive):
        return primitive(value, type_.name)
    if isinstance(value, Mapping):
        return _fitted_map(value, type_)
    if isinstance(type_, Collection) and isinstance(value, list):
        made = [fitted(item, type_.element) for item in value]
        return [one for at, one in enumerate(made) if one not in made[:at]] if type_.kind == "set" else made
    if isinstance(type_, Tuple) and isinstance(value, list) and len(value) == len(type_.elements):
        return [fitted(item, one) for item, one in zip(value, type_.elements, strict=True)]
    return value


def _fitted_map(value: Mapping[str, Any], type_: Type) -> Any:
    if isinstance(type_, Collection) and type_.kind == "map":
        return {key: fitted(item, type_.element) for key, item in value.items()}
    if isinstance(type_, Object):
        fields = {field.name: field.type for field in type_.fields}
        return {key: fitted(item, fields[key]) for key, item in value.items() if key in fields}
    return value


def primitive(value: Any, name: str) -> Any:
    """A literal as `string`, `number` or `bool`; as it is where that is impossible."""
    if name == "string" and isinstance(value, bool):
        return str(value).lower()
    if name == "string" and isinstance(value, int | float):
        return str(value)
    if name == "bool" and isinstance(value, str) and value in ("true", "false"):
        return value == "true"
    if name == "number" and isinstance(value, str) and _NUMBER.fullmatch(value):
        return int(value) if value.lstrip("-").isdecimal() else _short(float(value))
    return value


def _short(number: float) -> int | float:
    return int(number) if number.is_integer() else number


def shown(type_: Type) -> Any:
    """A type as Python."""
    if isinstance(type_, Anything):
        return Raw("types.ANY")
    if isinstance(type_, Primitive):
        return Raw(f"types.{type_.name.upper()}")
    if isinstance(type_, Collection):
        return Call(f"types.{type_.kind}_of", (shown(type_.element),))
    if isinstance(type_, Tuple):
        return Call("types.Tuple", (tuple(map(shown, type_.elements)),))
    assert isinstance(type_, Object)  # noqa: S101 - there are no others
    return Call("types.Object", (tuple(map(_shown_field, type_.fields)),))


def _shown_field(field: Field) -> Call:
    given = {} if is_required(field.default) else {"default": field.default}
    return Call("types.Field", (field.name, shown(field.type)), given)
