"""Conversion of values to types, and the type that several types have in common.

Terraform converts in two ways: safely, where no value can be lost, and unsafely, where the conversion of some values
fails: `"x"` is no number. Both are planned from the types, before any value is known.

Source: https://github.com/zclconf/go-cty/blob/main/docs/convert.md
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from typing import TypeAlias, TypeVar

from modsmith.cty import numbers, types, values
from modsmith.cty.errors import EvaluationError
from modsmith.cty.types import BOOL, DYNAMIC, NUMBER, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import NULL, Value

Key = TypeVar("Key", str, int)

Conversion: TypeAlias = Callable[[Value], Value]


def convert(value: Value, wanted: Type) -> Value:
    """The value as one of the wanted type.

    Raises:
        EvaluationError: it cannot be converted.
    """
    if value.type is wanted:
        return value
    plain = types.without_optional(wanted)
    if value.type is plain:
        return value
    conversion = plan(value.type, wanted, unsafe=True)
    if conversion is None:
        raise EvaluationError(f"{types.friendly(wanted)} required, but have {types.friendly(value.type)}")
    return conversion(value)


_PLANS: dict[tuple[Type, Type, bool], Conversion | None] = {}
_MOST_PLANS = 20_000


def plan(given: Type, wanted: Type, *, unsafe: bool) -> Conversion | None:
    """How values of one type become values of another; None if they cannot."""
    key = (given, wanted, unsafe)
    if key not in _PLANS:
        if len(_PLANS) > _MOST_PLANS:
            _PLANS.clear()
        conversion = _known(given, wanted, unsafe)
        _PLANS[key] = None if conversion is None else _complete(conversion, wanted)
    return _PLANS[key]


def _complete(conversion: Conversion, wanted: Type) -> Conversion:
    """A conversion that also takes marked, null and unknown values."""
    if wanted is DYNAMIC:
        return _same
    target = types.without_optional(wanted)

    def converted(value: Value) -> Value:
        raw = value.raw
        if raw is NULL:
            return Value(_replaced(value.type, target), NULL, value.sensitive)
        if isinstance(raw, Unknown):
            if wanted.kind == "list" and value.members is not None and len(value.members) == 1:
                element = _replaced(value.type, target).element
                return values.list_([convert(value.members[0], element)], element).marked(value.sensitive)
            if wanted.kind == "set" and value.members is not None:
                element = _replaced(value.type, target).element
                made = values.set_((convert(one, element) for one in value.members), element)
                return made.marked(value.sensitive)
            return _unknown(value, _replaced(value.type, target))
        if value.sensitive:
            return conversion(value.unmarked()).marked(True)
        return conversion(value)

    return converted


def _unknown(value: Value, type_: Type) -> Value:
    origin: Unknown = value.raw
    if origin.options:
        made = []
        for option in origin.options:
            try:
                made.append(convert(option, type_))
            except EvaluationError as error:
                origin_of = Unknown(
                    values.describe(option), values.refers(option), doubt=f"it may be refused: {error}"
                )
                made.append(values.unknown(type_, origin_of))
        origin = dataclasses.replace(origin, options=tuple(made))
    return values.unknown(type_, origin, value.sensitive)


def _same(value: Value) -> Value:
    return value


def _replaced(given: Type, wanted: Type) -> Type:
    """The wanted type with what is given where it is `dynamic`."""
    if given is DYNAMIC or wanted.exact:
        return wanted
    if wanted is DYNAMIC:
        return given
    if wanted.kind == "map":
        if given.kind == "map":
            return types.map_of(_replaced(given.element, wanted.element))
        if given.kind == "object":
            return types.map_of(_replaced(unify(list(given.attributes.values())) or DYNAMIC, wanted.element))
        return wanted
    if wanted.kind == "object":
        if given.kind == "map":
            return types.object_of(
                {name: _replaced(given.element, one) for name, one in wanted.attributes.items()}
            )
        return types.object_of(
            {
                name: _replaced(given.attributes.get(name, DYNAMIC), one)
                for name, one in wanted.attributes.items()
            }
        )
    if wanted.kind in ("set", "list"):
        make = types.set_of if wanted.kind == "set" else types.list_of
        if given.kind in ("set", "list"):
            return make(_replaced(given.element, wanted.element))
        if given.kind == "tuple":
            return make(_replaced(unify(list(given.elements)) or DYNAMIC, wanted.element))
        return wanted
    return types.tuple_of(map(_replaced, given.elements, wanted.elements))


def _known(given: Type, wanted: Type, unsafe: bool) -> Conversion | None:
    """The conversion of known values that are not null."""
    if wanted is DYNAMIC:
        return _same
    if given is DYNAMIC:
        return (lambda value: convert(value, wanted)) if unsafe else None
    if given.is_primitive and wanted.is_primitive:
        return _primitive(given, wanted, unsafe)
    pair = (given.kind, wanted.kind)
    if pair == ("object", "object"):
        return _object_to_object(given, wanted, unsafe)
    if pair == ("tuple", "tuple"):
        return _tuple_to_tuple(given, wanted, unsafe)
    if pair in (("list", "list"), ("set", "list"), ("set", "set"), ("list", "set"), ("map", "map")):
        if pair == ("list", "set") and not unsafe:
            return None
        inner = (
            _same if given.element is wanted.element else plan(given.element, wanted.element, unsafe=unsafe)
        )
        return None if inner is None else _collection(wanted, inner)
    if pair in (("tuple", "list"), ("tuple", "set")):
        return _tuple_to_collection(given, wanted, unsafe)
    if pair == ("object", "map"):
        return _object_to_map(given, wanted, unsafe)
    if pair == ("map", "object"):
        return _map_to_object(given, wanted) if unsafe else None
    return None


def _primitive(given: Type, wanted: Type, unsafe: bool) -> Conversion | None:
    if given is wanted:
        return _same
    if wanted is STRING:
        return _number_to_string if given is NUMBER else _bool_to_string
    if given is STRING and unsafe:
        return _string_to_number if wanted is NUMBER else _string_to_bool
    return None


def _number_to_string(value: Value) -> Value:
    return values.string(numbers.text(value.raw))


def _bool_to_string(value: Value) -> Value:
    return values.string("true" if value.raw else "false")


def _string_to_number(value: Value) -> Value:
    return Value(NUMBER, numbers.parse(value.raw))


def _string_to_bool(value: Value) -> Value:
    if value.raw in ("true", "1"):
        return values.TRUE
    if value.raw in ("false", "0"):
        return values.FALSE
    raise EvaluationError("a bool is required")


def _object_to_object(given: Type, wanted: Type, unsafe: bool) -> Conversion | None:
    plans: dict[str, Conversion] = {}
    for name, type_ in wanted.attributes.items():
        have = given.attributes.get(name)
        if have is None:
            if name in wanted.optional:
                continue
            return None
        inner = _same if have is type_ else plan(have, type_, unsafe=unsafe)
        if inner is None:
            return None
        plans[name] = inner

    def converted(value: Value) -> Value:
        made = {name: inner(value.raw[name]) for name, inner in plans.items()}
        for name in wanted.optional:
            if name not in made:
                made[name] = values.null(wanted.attributes[name])
        return values.object_(made)

    return converted


def _tuple_to_tuple(given: Type, wanted: Type, unsafe: bool) -> Conversion | None:
    if len(given.elements) != len(wanted.elements):
        return None
    plans = _plans(given.elements, wanted.elements, unsafe)
    return (
        None
        if plans is None
        else lambda value: values.tuple_(inner(item) for inner, item in zip(plans, value.raw, strict=True))
    )


def _plans(given: Sequence[Type], wanted: Sequence[Type], unsafe: bool) -> list[Conversion] | None:
    made = []
    for have, want in zip(given, wanted, strict=True):
        inner = _same if have is want else plan(have, want, unsafe=unsafe)
        if inner is None:
            return None
        made.append(inner)
    return made


def _collection(wanted: Type, inner: Conversion) -> Conversion:
    def converted(value: Value) -> Value:
        if isinstance(value.raw, dict):
            made = {key: inner(item) for key, item in value.raw.items()}
            if made and (wanted.element.is_collection or wanted.element.kind == "object"):
                made = _alike(made, unsafe=False)
            return values.map_(made, _common(list(made.values()), _element(value, wanted)))
        items = [inner(item) for item in value.raw]
        return _made(wanted, items, _element(value, wanted))

    return converted


def _element(value: Value, wanted: Type) -> Type:
    """The type of the elements of an empty collection."""
    return value.type.element if wanted.element is DYNAMIC else types.without_optional(wanted.element)


def _made(wanted: Type, items: list[Value], otherwise: Type) -> Value:
    make = values.set_ if wanted.kind == "set" else values.list_
    return make(items, _common(items, otherwise))


def _common(items: list[Value], otherwise: Type) -> Type:
    """The one type that all values have.

    Raises:
        EvaluationError: they have several.
    """
    found: Type | None = None
    for item in items:
        if item.type is DYNAMIC and not item.known and not item.is_null:
            continue
        if item.type is DYNAMIC:
            continue
        if found is None:
            found = item.type
        elif item.type is not found:
            raise EvaluationError("element types must all match")
    return found or (otherwise if not items else DYNAMIC)


def _tuple_to_collection(given: Type, wanted: Type, unsafe: bool) -> Conversion | None:
    if not given.elements:
        return lambda _: values.empty(
            (types.set_of if wanted.kind == "set" else types.list_of)(types.without_optional(wanted.element))
        )
    element = wanted.element
    if element is DYNAMIC:
        found = unify(list(given.elements), unsafe=unsafe)
        if found is None or (found is DYNAMIC and any(one is not DYNAMIC for one in given.elements)):
            return None
        element = found
    plans = _plans(given.elements, [element] * len(given.elements), unsafe)
    if plans is None:
        return None

    def converted(value: Value) -> Value:
        items = [inner(item) for inner, item in zip(plans, value.raw, strict=True)]
        if wanted.kind == "list":
            items = _alike_list(items, unsafe=unsafe)
        return _made(wanted, items, types.without_optional(element))

    return converted


def _alike_list(items: list[Value], *, unsafe: bool) -> list[Value]:
    made = _alike(dict(enumerate(items)), unsafe=unsafe)
    return [made[at] for at in range(len(items))]


def _alike(items: dict[Key, Value], *, unsafe: bool) -> dict[Key, Value]:
    """Values of one type."""
    first = next(iter(items.values())).type if items else DYNAMIC
    if all(item.type is first for item in items.values()):
        return items
    found = unify([item.type for item in items.values()], unsafe=unsafe)
    if found is None:
        raise EvaluationError("cannot find a common base type for all elements")
    made: dict[Key, Value] = {}
    for key, item in items.items():
        inner = _same if item.type is found else plan(item.type, found, unsafe=unsafe)
        made[key] = item if inner is None else inner(item)
    return made


def _object_to_map(given: Type, wanted: Type, unsafe: bool) -> Conversion | None:
    if not given.attributes:
        return lambda _: values.empty(types.map_of(types.without_optional(wanted.element)))
    element = wanted.element
    if element is DYNAMIC:
        found = unify(list(given.attributes.values()), unsafe=unsafe)
        if found is None:
            return None
        element = found
    names = list(given.attributes)
    plans = _plans(list(given.attributes.values()), [element] * len(names), unsafe)
    if plans is None:
        return None

    def converted(value: Value) -> Value:
        made: dict[str, Value] = {
            name: inner(value.raw[name]) for name, inner in zip(names, plans, strict=True)
        }
        if element.is_collection or element.kind == "object":
            made = _alike(made, unsafe=unsafe)
        return values.map_(made, _common(list(made.values()), DYNAMIC))

    return converted


def _map_to_object(given: Type, wanted: Type) -> Conversion | None:
    plans: dict[str, Conversion | None] = {}
    for name, type_ in wanted.attributes.items():
        inner = _same if given.element is type_ else plan(given.element, type_, unsafe=True)
        if inner is None and name not in wanted.optional:
            return None
        plans[name] = inner

    def converted(value: Value) -> Value:
        made: dict[str, Value] = {}
        for name, item in value.raw.items():
            if name in plans:
                inner = plans[name]
                if inner is None:
                    raise EvaluationError(f'map element type is incompatible with attribute "{name}"')
                made[name] = inner(item)
        for name, type_ in wanted.attributes.items():
            if name not in made:
                if name not in wanted.optional:
                    raise EvaluationError(f'map has no element for required attribute "{name}"')
                made[name] = values.null(type_)
        return values.object_(made)

    return converted


def unify(given: Sequence[Type], *, unsafe: bool = True) -> Type | None:
    """The type that values of all these types can be converted to; None if there is none."""
    if not given:
        return None
    first = given[0]
    if all(one is first for one in given):
        return first
    kinds = {one.kind for one in given}
    dynamic = "dynamic" in kinds
    kinds.discard("dynamic")
    if kinds in ({"map"}, {"list"}, {"set"}):
        return DYNAMIC if dynamic else _unify_collections(given, kinds.pop(), unsafe)
    if kinds == {"map", "object"} and (found := _unify_mixed(given, "object", "map", unsafe)):
        return found
    if kinds == {"list", "tuple"} and (found := _unify_mixed(given, "tuple", "list", unsafe)):
        return found
    if kinds == {"object"}:
        return DYNAMIC if dynamic else _unify_objects(given, unsafe)
    if kinds == {"tuple"}:
        return DYNAMIC if dynamic else _unify_tuples(given, unsafe)
    if {"object", "tuple"} <= kinds:
        return None
    for at in _preferred(given):
        wanted = given[at]
        if all(one is wanted or plan(one, wanted, unsafe=unsafe) is not None for one in given):
            return wanted
    return None


_COLLECTION = {"list": types.list_of, "set": types.set_of, "map": types.map_of}


def _reachable(given: Sequence[Type], wanted: Type, unsafe: bool) -> bool:
    return all(one is wanted or plan(one, wanted, unsafe=unsafe) is not None for one in given)


def _unify_collections(given: Sequence[Type], kind: str, unsafe: bool) -> Type | None:
    element = unify([one.element for one in given], unsafe=unsafe)
    if element is None:
        return None
    wanted = _COLLECTION[kind](element)
    return wanted if _reachable(given, wanted, unsafe) else None


def _unify_mixed(given: Sequence[Type], structural: str, kind: str, unsafe: bool) -> Type | None:
    """Objects as maps, or tuples as lists, with those that are it already."""
    inner = [one for one in given if one.kind == structural]
    common = _to_map(inner, unsafe) if kind == "map" else _to_list(inner, unsafe)
    if common is None or common.kind != kind:
        return None
    found = unify([common if one.kind == structural else one for one in given], unsafe=unsafe)
    return found if found is not None and found.kind == kind else None


def as_unified(value: Value, given: Sequence[Type], wanted: Type) -> Value:
    """A value of one of several types in the type that they have in common.

    A tuple among lists, or an object among maps, is converted as if it already had the type that its own elements
    have in common. So it is refused where they have several: cty converts the value that it was given.

    Source: `unifyTuplesAsList` and `unifyObjectsAsMaps` in go-cty's convert/unify.go

    Raises:
        EvaluationError: it cannot be converted.
    """
    kind = value.type.kind
    if (kind, wanted.kind) not in (("tuple", "list"), ("object", "map")) or all(
        one.kind == kind for one in given
    ):
        return convert(value, wanted)
    alike = [one for one in given if one.kind == kind]
    common = _to_list(alike, True) if kind == "tuple" else _to_map(alike, True)
    conversion = None if common is None or common is wanted else plan(common, wanted, unsafe=True)
    return convert(value, wanted) if conversion is None else conversion(value)


def _to_map(given: Sequence[Type], unsafe: bool) -> Type | None:
    element = unify([type_ for one in given for type_ in one.attributes.values()], unsafe=unsafe)
    if element is None:
        return None
    wanted = types.map_of(element)
    return wanted if _reachable(given, wanted, unsafe) else None


def _to_list(given: Sequence[Type], unsafe: bool) -> Type | None:
    element = unify([type_ for one in given for type_ in one.elements], unsafe=unsafe)
    if element is None:
        return None
    wanted = types.list_of(element)
    return wanted if _reachable(given, wanted, unsafe) else None


def _unify_objects(given: Sequence[Type], unsafe: bool) -> Type | None:
    names = given[0].attributes.keys()
    if any(one.attributes.keys() != names for one in given):
        return _to_map(given, unsafe)
    made: dict[str, Type] = {}
    for name in names:
        found = unify([one.attributes[name] for one in given], unsafe=unsafe)
        if found is None:
            return None
        made[name] = found
    wanted = types.object_of(made)
    return wanted if _reachable(given, wanted, unsafe) else _to_map(given, unsafe)


def _unify_tuples(given: Sequence[Type], unsafe: bool) -> Type | None:
    length = len(given[0].elements)
    if any(len(one.elements) != length for one in given):
        return _to_list(given, unsafe)
    made: list[Type] = []
    for at in range(length):
        found = unify([one.elements[at] for one in given], unsafe=unsafe)
        if found is None:
            return None
        made.append(found)
    wanted = types.tuple_of(made)
    return wanted if _reachable(given, wanted, unsafe) else _to_list(given, unsafe)


def _preferred(given: Sequence[Type]) -> list[int]:
    """Positions of types, those that others can become first: a topological order."""
    count = len(given)
    edges: list[list[int]] = [[] for _ in given]
    degree = [0] * count
    for one in range(count):
        for other in range(one + 1, count):
            order = _compare(given[one], given[other])
            if order < 0:
                edges[one].append(other)
                degree[other] += 1
            elif order > 0:
                edges[other].append(one)
                degree[one] += 1
    queue = [at for at in range(count) if not degree[at]]
    for at in queue:
        for other in edges[at]:
            degree[other] -= 1
            if not degree[other]:
                queue.append(other)
    return queue


def _compare(one: Type, other: Type) -> int:
    """-1 if `other` can become `one`, 1 for the opposite, 0 for neither."""
    if one is DYNAMIC or other is DYNAMIC:
        return 0 if one is other else (1 if one is DYNAMIC else -1)
    if one.is_primitive and other.is_primitive:
        if one is STRING or other is STRING:
            return 0 if one is other else (-1 if one is STRING else 1)
        return 0
    if one.kind == other.kind and one.is_collection:
        return _compare(one.element, other.element)
    swap = 1
    if (one.kind, other.kind) in (("tuple", "list"), ("object", "map"), ("set", "tuple"), ("set", "list")):
        one, other, swap = other, one, -1
    pair = (one.kind, other.kind)
    if pair in (("tuple", "set"), ("list", "set"), ("list", "tuple"), ("map", "object")):
        return -swap
    if pair == ("object", "object"):
        if one.attributes.keys() != other.attributes.keys():
            return 0
        orders = [_compare(type_, other.attributes[name]) for name, type_ in one.attributes.items()]
    elif pair == ("tuple", "tuple") and len(one.elements) == len(other.elements):
        orders = list(map(_compare, one.elements, other.elements))
    else:
        return 0
    below, above = any(order < 0 for order in orders), any(order > 0 for order in orders)
    if below and above:
        return 0
    return -swap if below else (swap if above else 0)


def unified(given: Sequence[Value]) -> list[Value] | None:
    """Values as the type that they have in common; None if they have none."""
    found = unify([one.type for one in given])
    return None if found is None else [convert(one, found) for one in given]


__all__ = ["BOOL", "Conversion", "convert", "plan", "unified", "unify"]
