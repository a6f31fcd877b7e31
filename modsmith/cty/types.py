"""Terraform's types. Two equal types are one object, so `is` compares them.

Source: https://github.com/zclconf/go-cty/blob/main/docs/types.md
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final


class Type:
    """A type; made by the functions of this module only.

    Attributes:
        kind: `string`, `number`, `bool`, `dynamic`, `list`, `set`, `map`, `tuple` or `object`.
        element: the type of the elements of a list, set or map.
        elements: the types of a tuple's elements.
        attributes: name to type, of an object, in the order of the names.
        optional: names of attributes that a conversion may add.
        exact: whether no part of it is `dynamic`.
    """

    __slots__ = ("attributes", "element", "elements", "exact", "kind", "optional")

    def __init__(self, kind: str) -> None:
        self.kind: str = kind
        self.element: Type = self
        self.elements: tuple[Type, ...] = ()
        self.attributes: Mapping[str, Type] = {}
        self.optional: frozenset[str] = frozenset()
        self.exact: bool = kind != "dynamic"

    @property
    def is_primitive(self) -> bool:
        """Whether it is string, number or bool."""
        return self.kind in _PRIMITIVE

    @property
    def is_collection(self) -> bool:
        """Whether it is a list, a set or a map."""
        return self.kind in _COLLECTIONS

    @property
    def is_sequence(self) -> bool:
        """Whether it is a list, a set or a tuple."""
        return self.kind in _SEQUENCES

    @property
    def is_keyed(self) -> bool:
        """Whether it is a map or an object."""
        return self.kind in ("map", "object")

    def __str__(self) -> str:
        """As Terraform writes it: `list(string)`."""
        if self.kind == "dynamic":
            return "any"
        if self.is_collection:
            return f"{self.kind}({self.element})"
        if self.kind == "tuple":
            return f"tuple([{', '.join(map(str, self.elements))}])"
        if self.kind == "object":
            parts = (
                f"{name}=optional({type_})" if name in self.optional else f"{name}={type_}"
                for name, type_ in self.attributes.items()
            )
            return f"object({{{', '.join(parts)}}})"
        return self.kind

    __repr__ = __str__


_PRIMITIVE = frozenset({"string", "number", "bool"})
_COLLECTIONS = frozenset({"list", "set", "map"})
_SEQUENCES = frozenset({"list", "set", "tuple"})

STRING: Final = Type("string")
NUMBER: Final = Type("number")
BOOL: Final = Type("bool")
DYNAMIC: Final = Type("dynamic")
"""The type of what is not known to have any: `any`, and an unknown value of an unknown type."""

_MADE: dict[object, Type] = {}


def list_of(element: Type) -> Type:
    """`list(element)`."""
    return _collection("list", element)


def set_of(element: Type) -> Type:
    """`set(element)`."""
    return _collection("set", element)


def map_of(element: Type) -> Type:
    """`map(element)`."""
    return _collection("map", element)


def _collection(kind: str, element: Type) -> Type:
    made = _MADE.get((kind, element))
    if made is None:
        made = _MADE[kind, element] = Type(kind)
        made.element, made.exact = element, element.exact
    return made


def tuple_of(elements: Iterable[Type]) -> Type:
    """`tuple([...])`."""
    elements = tuple(elements)
    made = _MADE.get(elements)
    if made is None:
        made = _MADE[elements] = Type("tuple")
        made.elements, made.exact = elements, all(one.exact for one in elements)
    return made


def object_of(attributes: Mapping[str, Type], optional: Iterable[str] = ()) -> Type:
    """`object({...})`."""
    items = tuple(sorted(attributes.items(), key=_name))
    chosen = frozenset(optional)
    key = ("object", items, chosen)
    made = _MADE.get(key)
    if made is None:
        made = _MADE[key] = Type("object")
        made.attributes, made.optional = dict(items), chosen
        made.exact = all(type_.exact for _, type_ in items)
    return made


def _name(item: tuple[str, Type]) -> str:
    return item[0]


EMPTY_OBJECT: Final = object_of({})
EMPTY_TUPLE: Final = tuple_of(())


def without_optional(type_: Type) -> Type:
    """The type without its optional attributes, at any depth: that of values."""
    if type_.is_collection:
        return _collection(type_.kind, without_optional(type_.element))
    if type_.kind == "tuple":
        return tuple_of(map(without_optional, type_.elements))
    if type_.kind == "object":
        return object_of({name: without_optional(one) for name, one in type_.attributes.items()})
    return type_


def friendly(type_: Type) -> str:
    """The type in a message: `list of string`."""
    if type_.is_collection:
        return f"{type_.kind} of {friendly(type_.element)}"
    return "dynamic" if type_.kind == "dynamic" else type_.kind


def conforms(type_: Type, wanted: Type) -> bool:
    """Whether a type is what is wanted, where `dynamic` parts of the latter stand for anything."""
    if wanted.kind == "dynamic" or type_ is wanted:
        return True
    if type_.kind != wanted.kind:
        return False
    if type_.is_collection:
        return conforms(type_.element, wanted.element)
    if type_.kind == "tuple":
        return len(type_.elements) == len(wanted.elements) and all(
            map(conforms, type_.elements, wanted.elements)
        )
    if type_.kind == "object":
        return type_.attributes.keys() == wanted.attributes.keys() and all(
            conforms(one, wanted.attributes[name]) for name, one in type_.attributes.items()
        )
    return False


def from_json(spelling: object) -> Type:
    """The type of Terraform's JSON spelling: `["list", "string"]`."""
    if isinstance(spelling, str):
        return _BY_NAME[spelling]
    if not isinstance(spelling, list):
        raise TypeError(spelling)
    kind, inner = spelling[:2]
    if kind == "object":
        return object_of(
            {name: from_json(one) for name, one in inner.items()}, spelling[2] if spelling[2:] else ()
        )
    if kind == "tuple":
        return tuple_of(map(from_json, inner))
    return _collection(kind, from_json(inner))


_BY_NAME = {"string": STRING, "number": NUMBER, "bool": BOOL, "dynamic": DYNAMIC}
