"""Terraform's type constraints as values: spelt in HCL, checked against Python values, exported as JSON Schema.

    STRING, NUMBER, BOOL
    list_of(T), set_of(T), map_of(T)
    Object((Field("days", NUMBER, "How long.", default=7), ...))
    Tuple((STRING, NUMBER))
    ANY

An input's type should be exact; `ANY` and `Tuple` are for modules that were written by hand and are imported.
Source: https://developer.hashicorp.com/terraform/language/expressions/type-constraints
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from modsmith.hcl.literals import quoted
from modsmith.hcl.render import render_value


class Type(Protocol):
    """What every type constraint can do."""

    def hcl(self) -> str:
        """The constraint in HCL, as `terraform fmt` leaves it; objects take several lines."""

    def problem(self, value: object) -> str | None:
        """Why a Python value does not fit, in words that follow the value's name; None if it fits."""

    def json_schema(self) -> dict[str, Any]:
        """The JSON Schema (draft 2020-12) of the values that fit."""


@dataclass(frozen=True)
class Primitive:
    """`string`, `number` or `bool`."""

    name: str
    python: tuple[type, ...]
    schema: str

    def hcl(self) -> str:
        """The bare name."""
        return self.name

    def problem(self, value: object) -> str | None:
        """Python's bool is an int, Terraform's is not a number; nor are infinity and NaN."""
        fits = isinstance(value, self.python) and (bool in self.python or not isinstance(value, bool))
        if isinstance(value, float):
            fits = fits and math.isfinite(value)
        return None if fits else f"is {value!r}, not a {self.name}"

    def json_schema(self) -> dict[str, Any]:
        """One `type`."""
        return {"type": self.schema}


@dataclass(frozen=True)
class Collection:
    """`list(T)`, `set(T)` or `map(T)`."""

    kind: str
    element: Type

    def hcl(self) -> str:
        """The element's own text in parentheses."""
        return f"{self.kind}({self.element.hcl()})"

    def problem(self, value: object) -> str | None:
        """The first element that does not fit, by its index or key."""
        if not isinstance(value, Mapping if self.kind == "map" else (list, tuple)):
            return f"is {value!r}, not a {self.kind}"
        items = list(value.items() if isinstance(value, Mapping) else enumerate(value))
        if odd := [key for key, _ in items if isinstance(value, Mapping) and not isinstance(key, str)]:
            return f"has the key {odd[0]!r}, which is not a string"
        if self.kind == "set" and (twice := [item for i, (_, item) in enumerate(items) if item in value[:i]]):
            return f"has {twice[0]!r} more than once, and a set has each once"
        problems = ((key, self.element.problem(item)) for key, item in items)
        return next((f"[{key!r}] {problem}" for key, problem in problems if problem), None)

    def json_schema(self) -> dict[str, Any]:
        """An array (of unique items for a set) or an object of free keys."""
        element = self.element.json_schema()
        if self.kind == "map":
            return {"type": "object", "additionalProperties": element}
        unique = {"uniqueItems": True} if self.kind == "set" else {}
        return {"type": "array", "items": element, **unique}


@dataclass(frozen=True)
class Tuple:
    """`tuple([T, ...])`: a sequence of a fixed length.

    Attributes:
        elements: the type of each element.
    """

    elements: tuple[Type, ...]

    def hcl(self) -> str:
        """The elements' own texts in brackets."""
        return f"tuple([{', '.join(element.hcl() for element in self.elements)}])"

    def problem(self, value: object) -> str | None:
        """Another length, or the first element that does not fit."""
        if not isinstance(value, (list, tuple)):
            return f"is {value!r}, not a tuple"
        if len(value) != len(self.elements):
            return f"has {len(value)} elements, not {len(self.elements)}"
        problems = (
            (at, type_.problem(item))
            for at, (type_, item) in enumerate(zip(self.elements, value, strict=True))
        )
        return next((f"[{at}] {problem}" for at, problem in problems if problem), None)

    def json_schema(self) -> dict[str, Any]:
        """An array with a schema for each position."""
        schemas = [element.json_schema() for element in self.elements]
        return {"type": "array", "prefixItems": schemas, "minItems": len(schemas), "maxItems": len(schemas)}


@dataclass(frozen=True)
class Anything:
    """`any`: Terraform takes the type of the value that it is given."""

    def hcl(self) -> str:
        """The bare word."""
        return "any"

    def problem(self, value: object) -> str | None:
        """Everything that HCL can represent fits."""
        if isinstance(value, Mapping):
            return next(
                (f"[{key!r}] {odd}" for key, item in value.items() if (odd := self.problem(item))), None
            )
        if isinstance(value, (list, tuple)):
            return next(
                (f"[{at}] {odd}" for at, item in enumerate(value) if (odd := self.problem(item))), None
            )
        if value is None or isinstance(value, str | bool | int):
            return None
        return NUMBER.problem(value)

    def json_schema(self) -> dict[str, Any]:
        """No restriction."""
        return {}


class _Required:
    def __repr__(self) -> str:
        return "REQUIRED"


REQUIRED: Final = _Required()
"""Stands where a default would: the caller must give a value."""


@dataclass(frozen=True)
class Field:
    """An attribute of an `Object`.

    Attributes:
        name: as the caller writes it.
        type: its own constraint.
        description: one sentence with a full stop, units included; "" if the input's own description tells.
        default: what it is when left out; `REQUIRED` if it cannot be; None for `optional(T)` alone.
    """

    name: str
    type: Type
    description: str = ""
    default: object = REQUIRED

    def hcl(self) -> str:
        """The right-hand side in the object constraint."""
        if isinstance(self.default, _Required):
            return self.type.hcl()
        if self.default is None:
            return f"optional({self.type.hcl()})"
        default = quoted(self.default) if isinstance(self.default, str) else render_value(self.default)  # type: ignore[arg-type]
        return f"optional({self.type.hcl()}, {default})"

    def problem(self, value: object) -> str | None:
        """None fits an optional field."""
        if value is None and not isinstance(self.default, _Required):
            return None
        return self.type.problem(value)

    def json_schema(self) -> dict[str, Any]:
        """The type's, with description and default; null stands for leaving out what is optional."""
        schema = self.type.json_schema() | ({"description": self.description} if self.description else {})
        if not isinstance(self.default, _Required):
            schema = or_null(schema)
            if self.default is not None:
                schema["default"] = self.default
        return schema


@dataclass(frozen=True)
class Object:
    """`object({...})` whose fields carry their own descriptions and defaults."""

    fields: tuple[Field, ...]

    def hcl(self) -> str:
        """One line a field, `=` aligned."""
        if not self.fields:
            return "object({})"
        width = max(len(field.name) for field in self.fields)
        lines = [f"  {field.name.ljust(width)} = {field.hcl()}" for field in self.fields]
        return "\n".join(["object({", *lines, "})"])

    def problem(self, value: object) -> str | None:
        """A missing, unknown or ill-typed field."""
        if not isinstance(value, Mapping):
            return f"is {value!r}, not an object"
        known = {field.name: field for field in self.fields}
        unknown = next((key for key in value if key not in known), None)
        if unknown is not None:
            return f"has no attribute {unknown!r}; it has {', '.join(known)}"
        for field in self.fields:
            if field.name not in value:
                if isinstance(field.default, _Required):
                    return f"has no attribute {field.name!r}"
                continue
            if problem := field.problem(value[field.name]):
                return f".{field.name} {problem}"
        return None

    def json_schema(self) -> dict[str, Any]:
        """Closed: unknown properties are refused, as a typo in one would otherwise pass silently."""
        required = [field.name for field in self.fields if isinstance(field.default, _Required)]
        return {
            "type": "object",
            "properties": {field.name: field.json_schema() for field in self.fields},
            "required": required,
            "additionalProperties": False,
        }


def or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A JSON Schema of a value that may be null as well."""
    return schema | {"type": [schema["type"], "null"]} if "type" in schema else schema


STRING: Final = Primitive("string", (str,), "string")
NUMBER: Final = Primitive("number", (int, float), "number")
BOOL: Final = Primitive("bool", (bool,), "boolean")
ANY: Final = Anything()


def list_of(element: Type) -> Collection:
    """`list(element)`."""
    return Collection("list", element)


def set_of(element: Type) -> Collection:
    """`set(element)`."""
    return Collection("set", element)


def map_of(element: Type) -> Collection:
    """`map(element)`."""
    return Collection("map", element)


def fields_of(type_: Type, path: str = "") -> Iterator[tuple[str, Field]]:
    """Every attribute of every object in a type, with its path: `retention.days`, `rules[*].name`.

    Args:
        type_: looked into at any depth.
        path: of the type itself, "" for an input's own.
    """
    if isinstance(type_, Collection):
        yield from fields_of(type_.element, f"{path}[*]" if path else "")
    elif isinstance(type_, Object):
        for field in type_.fields:
            name = f"{path}.{field.name}" if path else field.name
            yield name, field
            yield from fields_of(field.type, name)
    elif isinstance(type_, Tuple):
        for at, element in enumerate(type_.elements):
            yield from fields_of(element, f"{path}[{at}]" if path else "")


def is_required(default: object) -> bool:
    """Whether a default is the absence of one."""
    return isinstance(default, _Required)
