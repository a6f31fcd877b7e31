"""Functions of lists, sets and maps.

Source: https://developer.hashicorp.com/terraform/language/functions
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from modsmith.cty import numbers, types, values
from modsmith.cty.convert import convert, plan, unify
from modsmith.cty.errors import EvaluationError, TooLargeError
from modsmith.cty.types import BOOL, DYNAMIC, NUMBER, STRING, Type
from modsmith.cty.unknown import Unknown
from modsmith.cty.values import FALSE, NULL, TRUE, Value
from modsmith.evaluate import operators
from modsmith.evaluate.functions.signature import (
    ANY,
    ANYTHING,
    COUNT,
    Function,
    NotKnownError,
    Parameter,
    int_of,
)
from modsmith.evaluate.functions.text import graphemes

_MARKED = Parameter(DYNAMIC, marked=True)
_LIST = Parameter(types.list_of(DYNAMIC))
_TEXTS = Parameter(types.list_of(STRING))
_BOOLS = Parameter(types.list_of(BOOL))
_SET = Parameter(types.set_of(DYNAMIC), dynamic=True)
_OPEN_SET = Parameter(types.set_of(DYNAMIC), unknown=True)
_OPEN = Parameter(DYNAMIC, unknown=True, dynamic=True, marked=True)
_RANGE = 1024


def _first_type(given: list[Value]) -> Type:
    return given[0].type


def _to(wanted: Type) -> Function:
    names = {STRING: "tostring", NUMBER: "tonumber", BOOL: "tobool"}
    name = names.get(wanted) or f"to{wanted.kind}"

    def returns(given: list[Value]) -> Type:
        kind = given[0].type
        if kind is not wanted and plan(kind, wanted, unsafe=True) is None:
            raise EvaluationError(f"cannot convert {types.friendly(kind)} to {wanted}")
        return wanted

    def compute(given: list[Value], kind: Type) -> Value:
        made = convert(given[0], kind)
        raw = made.raw
        if not isinstance(raw, Unknown) or not raw.sure or made.members is not None:
            return made
        # it is not null, yet Terraform does not know that
        return values.unknown(kind, replace(raw, sure=False, options=raw.options or (made,)))

    anything = Parameter(DYNAMIC, null=True, unknown=True, dynamic=True, marked=True)
    return Function(name, (anything,), None, returns, compute)


def _length(given: list[Value], _: Type) -> Value:
    value = given[0]
    kind = value.type.kind
    sensitive = value.sensitive
    if kind == "tuple":
        return values.number(len(value.type.elements)).marked(sensitive)
    if kind == "object":
        return values.number(len(value.type.attributes)).marked(sensitive)
    if isinstance(value.raw, Unknown):
        if value.members is not None and len(value.members) == 1:
            return values.number(1).marked(sensitive)
        raise NotKnownError
    if kind == "string":
        return values.number(len(graphemes(value.raw))).marked(sensitive)
    return values.number(len(value.raw)).marked(sensitive)


def _length_type(given: list[Value]) -> Type:
    kind = given[0].type
    if kind.is_primitive and kind is not STRING:
        raise EvaluationError("argument must be a string, a collection type, or a structural type")
    return NUMBER


def _all_true(given: list[Value], _: Type) -> Value:
    for item in given[0].raw:
        if item.is_unknown:
            raise NotKnownError
        if item.raw is not True:
            return FALSE
    return TRUE


def _any_true(given: list[Value], _: Type) -> Value:
    if any(item.raw is True for item in given[0].raw):
        return TRUE
    if not given[0].known:
        raise NotKnownError
    return FALSE


def _coalesce_type(given: list[Value]) -> Type:
    found = unify([value.type for value in given])
    if found is None:
        raise EvaluationError("all arguments must have the same type")
    return found


def _coalesce(given: list[Value], kind: Type) -> Value:
    left: list[Value] = []
    for value in given:
        try:
            made = convert(value, kind)
        except EvaluationError:
            continue  # Terraform takes what it cannot convert for null
        if made.is_unknown and made.members is not None:
            left.append(made)
            break
        if isinstance(made.raw, Unknown):
            left.append(made)
            if made.raw.sure and not (kind is STRING and not made.raw.direct):
                break
            continue
        if made.raw is NULL or (kind is STRING and made.raw == ""):
            continue
        left.append(made)
        break
    if not left:
        raise EvaluationError("no non-null, non-empty-string arguments")
    if not isinstance(left[0].raw, Unknown) or left[0].members is not None:
        return left[0]
    return values.choice(left, f"whether {values.describe(left[0])} is null", kind)


def _coalescelist_type(given: list[Value]) -> Type:
    if not given:
        raise EvaluationError("at least one argument is required")
    for value in given:
        if isinstance(value.raw, Unknown) and value.members is None:
            return DYNAMIC
        if value.type.kind not in ("list", "tuple"):
            raise EvaluationError("coalescelist arguments must be lists or tuples")
    kinds = {value.type for value in given}
    return given[0].type if len(kinds) == 1 else DYNAMIC


def _coalescelist(given: list[Value], _: Type) -> Value:
    for value in given:
        if isinstance(value.raw, Unknown):
            raise NotKnownError
        if value.raw is not NULL and value.raw:
            return value
    raise EvaluationError("no non-null arguments")


def _compact(given: list[Value], _: Type) -> Value:
    if not given[0].known:
        raise NotKnownError([item for item in given[0].raw if item.raw is not NULL and item.raw != ""])
    return values.list_((item for item in given[0].raw if item.raw is not NULL and item.raw != ""), STRING)


def _concat_type(given: list[Value]) -> Type:
    if not given:
        raise EvaluationError("at least one argument is required")
    if all(value.type.kind == "list" for value in given):
        found = unify([value.type for value in given])
        if found is not None:
            return found
    elements: list[Type] = []
    for value in given:
        if value.type.kind == "tuple":
            elements += value.type.elements
        elif value.type.kind == "list":
            if isinstance(value.raw, Unknown):
                return DYNAMIC
            elements += [value.type.element] * len(value.raw)
        else:
            raise EvaluationError("all arguments must be lists or tuples")
    return types.tuple_of(elements)


def _concat(given: list[Value], kind: Type) -> Value:
    sensitive = any(value.sensitive for value in given)
    if kind.kind == "list":
        made = [item for value in given for item in convert(value, kind).raw]
        return values.list_(made, kind.element).marked(sensitive)
    return values.tuple_(item for value in given for item in value.raw).marked(sensitive)


def _contains(given: list[Value], _: Type) -> Value:
    items, wanted = given
    if not items.type.is_sequence:
        raise EvaluationError("argument must be list, tuple, or set")
    unknown = False
    for item in items.raw:
        made = operators.equals(wanted, item)
        unknown = unknown or made.is_unknown
        if made.raw is True:
            return TRUE
    if unknown:
        raise NotKnownError
    return FALSE


def _distinct(given: list[Value], kind: Type) -> Value:
    made: dict[object, Value] = {}
    for item in given[0].raw:
        made.setdefault(values.identity(item), item)
    if not given[0].known:
        raise NotKnownError(tuple(made.values()))
    return values.list_(made.values(), kind.element)


def _element_type(given: list[Value]) -> Type:
    kind = given[0].type
    if kind.kind == "list":
        return kind.element
    if kind.kind != "tuple":
        raise EvaluationError(f"cannot read elements from {types.friendly(kind)}")
    if isinstance(given[1].raw, Unknown):
        return DYNAMIC
    at = int_of(given[1], "index")
    if not kind.elements:
        raise EvaluationError("cannot use element function with an empty list")
    # Terraform's own remainder is negative for a negative index, which it then refuses
    if at < 0 and at % len(kind.elements):
        raise EvaluationError("invalid index")
    return kind.elements[at % len(kind.elements)]


def _element(given: list[Value], _: Type) -> Value:
    items, at = given
    where = int_of(at, "index")
    if not items.raw:
        raise EvaluationError("cannot use element function with an empty list")
    found: Value = items.raw[where % len(items.raw)]
    return found.marked(items.sensitive)


def _chunklist(given: list[Value], kind: Type) -> Value:
    items, size = given[0].raw, int_of(given[1], "size")
    sensitive = given[0].sensitive or given[1].sensitive
    if size < 0:
        raise EvaluationError("the size argument must be positive")
    if not items:
        return values.empty(kind).marked(sensitive)
    if not size:
        return values.list_([given[0].unmarked()], kind.element).marked(sensitive)
    element = given[0].type.element
    chunks = (values.list_(items[at : at + size], element) for at in range(0, len(items), size))
    return values.list_(chunks, kind.element).marked(sensitive)


def _chunklist_type(given: list[Value]) -> Type:
    return types.list_of(given[0].type)


def _flatten_type(given: list[Value]) -> Type:
    if not given[0].known:
        return DYNAMIC
    if not given[0].type.is_sequence:
        raise EvaluationError("can only flatten lists, sets and tuples")
    return types.tuple_of(item.type for item in _flat(given[0]))


def _flat(value: Value) -> list[Value]:
    made: list[Value] = []
    for item in value.members or ():
        if item.type.is_sequence and item.raw is not NULL:
            if item.members is None:
                raise NotKnownError
            made += _flat(item)
        else:
            made.append(item)
    return made


def _flatten(given: list[Value], _: Type) -> Value:
    value = given[0]
    if not value.type.is_sequence:
        raise NotKnownError
    if any(item.type is DYNAMIC and item.is_unknown for item in _every(value)):
        # a value of an unknown type may be a list
        raise NotKnownError(_flat(value))
    return values.tuple_(_flat(value)).marked(_marked_sequence(value))


def _every(value: Value) -> Iterable[Value]:
    for item in value.raw:
        if item.type.is_sequence and isinstance(item.raw, tuple):
            yield from _every(item)
        else:
            yield item


def _marked_sequence(value: Value) -> bool:
    """Whether a sequence, or one in it, is sensitive."""
    if value.sensitive:
        return True
    return any(
        _marked_sequence(item) for item in value.raw if item.type.is_sequence and isinstance(item.raw, tuple)
    )


def _index_type(given: list[Value]) -> Type:
    items = given[0]
    is_unknown = any(value.is_unknown and value.members is None for value in given)
    if items.type.kind not in ("list", "tuple") and not is_unknown:
        raise EvaluationError("argument must be a list or tuple")
    return NUMBER


def _index(given: list[Value], _: Type) -> Value:
    items, wanted = given
    for at, item in enumerate(items.raw):
        made = operators.equals(item, wanted)
        if made.is_unknown:
            raise NotKnownError
        if made.raw:
            return values.number(at)
    raise EvaluationError("item not found")


def _keys_type(given: list[Value]) -> Type:
    kind = given[0].type
    if kind.kind == "map":
        return types.list_of(STRING)
    if kind.kind == "object":
        return types.tuple_of([STRING] * len(kind.attributes))
    raise EvaluationError("must have map or object type")


def _keys(given: list[Value], _: Type) -> Value:
    value = given[0]
    if value.type.kind == "object":
        return values.tuple_(map(values.string, value.type.attributes)).marked(value.sensitive)
    if isinstance(value.raw, Unknown):
        raise NotKnownError
    return values.list_(map(values.string, value.raw), STRING).marked(value.sensitive)


def _lookup_type(given: list[Value]) -> Type:
    if len(given) > 3:
        raise EvaluationError("lookup() takes two or three arguments")
    kind, key = given[0].type, given[1]
    if kind.kind == "map":
        if len(given) > 2:
            convert(given[2], kind.element)
        return kind.element
    if kind.kind != "object":
        raise EvaluationError("lookup() requires a map as the first argument")
    if isinstance(key.raw, Unknown):
        return DYNAMIC
    if key.raw in kind.attributes:
        return kind.attributes[key.raw]
    if len(given) > 2:
        return given[2].type
    raise EvaluationError(f"the given object has no attribute {key.raw!r}")


def _lookup(given: list[Value], kind: Type) -> Value:
    where, key = given[0], given[1]
    sensitive = where.sensitive or key.sensitive
    if isinstance(where.raw, Unknown) or isinstance(key.raw, Unknown):
        raise NotKnownError
    if key.raw in where.raw:
        found: Value = where.raw[key.raw]
        return found.marked(sensitive)
    if len(given) > 2:
        return convert(given[2], kind).marked(sensitive)
    raise EvaluationError(f"lookup failed to find key {key.raw!r}")


def _matchkeys_type(given: list[Value]) -> Type:
    if unify([given[1].type, given[2].type]) is None:
        raise EvaluationError("keys and searchset must be of the same type")
    return given[0].type


def _matchkeys(given: list[Value], kind: Type) -> Value:
    items, keys, wanted = given
    if len(items.raw) != len(keys.raw):
        raise EvaluationError("length of keys and values should be equal")
    common = unify([keys.type, wanted.type]) or DYNAMIC
    keys, wanted = convert(keys, common), convert(wanted, common)
    if not wanted.raw:
        return values.empty(kind)
    if not (items.known and keys.known and wanted.known):
        raise NotKnownError
    made = [
        item
        for item, key in zip(items.raw, keys.raw, strict=True)
        if any(operators.equals(key, one).raw is True for one in wanted.raw)
    ]
    return values.list_(made, kind.element)


def _merge_type(given: list[Value]) -> Type:
    if not given:
        return types.EMPTY_OBJECT
    attributes: dict[str, Type] = {}
    known = True
    for value in given:
        kind = value.type
        if kind is DYNAMIC:
            return DYNAMIC
        if not kind.is_keyed:
            raise EvaluationError("arguments must be maps or objects")
        if kind.kind == "object" and value.raw is not NULL:
            attributes.update(kind.attributes)
        elif kind.kind == "map" and isinstance(value.raw, Unknown):
            known = False
        elif kind.kind == "map" and value.raw is not NULL:
            attributes.update(dict.fromkeys(value.raw, kind.element))
    first = given[0].type
    if all(value.type is first for value in given):
        return first
    return types.object_of(attributes) if known else DYNAMIC


def _merge(given: list[Value], kind: Type) -> Value:
    made: dict[str, Value] = {}
    for value in given:
        if value.raw is NULL:
            continue
        if not value.type.is_keyed:
            raise EvaluationError("arguments must be maps or objects")
        made.update(value.raw)
    sensitive = any(value.sensitive for value in given)
    if kind.kind == "map":
        return values.map_(made, kind.element).marked(sensitive)
    return values.object_(made).marked(sensitive)


def _one_type(given: list[Value]) -> Type:
    kind = given[0].type
    if kind.kind in ("list", "set"):
        return kind.element
    if kind.kind == "tuple" and len(kind.elements) <= 1:
        return kind.elements[0] if kind.elements else DYNAMIC
    raise EvaluationError("must be a list, set, or tuple value with either zero or one elements")


def _one(given: list[Value], kind: Type) -> Value:
    items = given[0].raw
    if len(items) > 1:
        raise EvaluationError("must be a list, set, or tuple value with either zero or one elements")
    return items[0] if items else values.null(kind)


def _range(given: list[Value], _: Type) -> Value:
    if not 1 <= len(given) <= 3:
        raise EvaluationError("must have one, two, or three arguments")
    bounds = [value.raw for value in given]
    zero = numbers.integer(0)
    start, end = (zero, bounds[0]) if len(bounds) == 1 else (bounds[0], bounds[1])
    step = bounds[2] if len(bounds) > 2 else numbers.integer(-1 if end < start else 1)
    if step.infinite or start.infinite:
        raise TooLargeError("a range without an end")
    if not step.sign:
        if numbers.compare(start, end):
            raise EvaluationError("step must not be zero")
        return values.list_([], NUMBER)
    if (step.sign < 0 and start < end) or (step.sign > 0 and end < start):
        raise EvaluationError("the step leads away from the end")
    made: list[Value] = []
    at = start
    while numbers.compare(at, end) * step.sign < 0:
        if len(made) >= _RANGE:
            raise EvaluationError(f"more than {_RANGE} values were generated")
        made.append(Value(NUMBER, at))
        at = numbers.add(at, step)
    return values.list_(made, NUMBER)


def _reverse_type(given: list[Value]) -> Type:
    kind = given[0].type
    if kind.kind == "tuple":
        return types.tuple_of(reversed(kind.elements))
    if kind.kind in ("list", "set"):
        return types.list_of(kind.element)
    raise EvaluationError("can only reverse list or tuple values")


def _reverse(given: list[Value], kind: Type) -> Value:
    items = reversed(given[0].raw)
    made = values.tuple_(items) if kind.kind == "tuple" else values.list_(items, kind.element)
    return made.marked(given[0].sensitive)


def _setproduct_type(given: list[Value]) -> Type:
    if len(given) < 2:
        raise EvaluationError("at least two arguments are required")
    elements: list[Type] = []
    lists = 0
    for value in given:
        kind = value.type
        if kind.kind not in ("set", "list", "tuple"):
            raise EvaluationError("a set or a list is required")
        lists += kind.kind != "set"
        found = (
            (unify(list(kind.elements)) if kind.elements else DYNAMIC)
            if kind.kind == "tuple"
            else kind.element
        )
        if found is None:
            raise EvaluationError("all elements must be of the same type")
        elements.append(found)
    product = types.tuple_of(elements)
    return types.list_of(product) if lists == len(given) else types.set_of(product)


_MOST_PRODUCTS = 100_000


def _setproduct(given: list[Value], kind: Type) -> Value:
    if any(isinstance(value.raw, Unknown) for value in given):
        raise NotKnownError
    sensitive = any(value.sensitive for value in given)
    if math.prod(len(value.raw) for value in given) * len(given) > _MOST_PRODUCTS:
        raise TooLargeError("a product of sets")
    rows: list[tuple[Value, ...]] = [()]
    for value, element in zip(given, kind.element.elements, strict=True):
        items = [convert(item, element) for item in value.raw]
        rows = [(*row, item) for row in rows for item in items]
    if not rows:
        return values.empty(kind).marked(sensitive)
    made = [values.tuple_(row) for row in rows]
    common = made[0].type if all(one.type is made[0].type for one in made) else kind.element
    make = values.list_ if kind.kind == "list" else values.set_
    return make(made, common).marked(sensitive)


def _sets_type(given: list[Value]) -> Type:
    elements = []
    for value in given:
        if value.type is DYNAMIC:
            return DYNAMIC
        if value.type.element is DYNAMIC and isinstance(value.raw, tuple) and not value.raw:
            continue
        elements.append(value.type.element)
    if not elements:
        return types.set_of(DYNAMIC)
    found = unify(elements)
    if found is None:
        raise EvaluationError("given sets must all have compatible element types")
    return types.set_of(found)


def _as_sets(given: list[Value], kind: Type) -> list[Value]:
    """The sets with elements of one type; Terraform stops where they have none."""
    made = [convert(value, kind) for value in given]
    if len({value.type for value in made}) > 1:
        raise EvaluationError("panic in function implementation: incompatible set rules")
    return made


def _ready_sets(given: list[Value], kind: Type) -> list[dict[object, Value]]:
    made = _as_sets(given, kind)
    if any(not value.known for value in made):
        raise NotKnownError
    return [{(values.hash_text(item), values.identity(item)): item for item in value.raw} for value in made]


def _setunion(given: list[Value], kind: Type) -> Value:
    if any(value.members is None for value in given):
        raise NotKnownError
    made = _as_sets(given, kind)
    return values.set_([item for value in made for item in value.members or ()], kind.element)


def _setintersection(given: list[Value], kind: Type) -> Value:
    first, *rest = _ready_sets(given, kind)
    return values.set_([item for key, item in first.items() if all(key in one for one in rest)], kind.element)


def _setsubtract(given: list[Value], kind: Type) -> Value:
    first, other = _ready_sets(given, kind)
    return values.set_([item for key, item in first.items() if key not in other], kind.element)


def _slice_bounds(given: list[Value]) -> tuple[int, int] | None:
    kind = given[0].type
    if kind.kind not in ("list", "tuple"):
        raise EvaluationError("must be a list or tuple value")
    length: int | None = None
    if kind.kind == "tuple":
        length = len(kind.elements)
    elif isinstance(given[0].raw, tuple):
        length = len(given[0].raw)
    bounds: list[int | None] = []
    for value in given[1:]:
        if isinstance(value.raw, Unknown):
            bounds.append(None)
            continue
        at = int_of(value, "index")
        if at < 0 or (length is not None and at > length):
            raise EvaluationError("an index must be between zero and the length of the list")
        bounds.append(at)
    start, end = bounds
    if start is None or end is None:
        return None
    if start > end:
        raise EvaluationError("start index must not be greater than end index")
    return start, end


def _slice_type(given: list[Value]) -> Type:
    bounds = _slice_bounds(given)
    kind = given[0].type
    if kind.kind == "list":
        return kind
    return DYNAMIC if bounds is None else types.tuple_of(kind.elements[bounds[0] : bounds[1]])


def _slice(given: list[Value], kind: Type) -> Value:
    bounds = _slice_bounds(given)
    if bounds is None:
        raise NotKnownError
    items = given[0].raw[bounds[0] : bounds[1]]
    made = values.tuple_(items) if kind.kind == "tuple" else values.list_(items, kind.element)
    return made.marked(given[0].sensitive)


def _sort(given: list[Value], kind: Type) -> Value:
    value = given[0]
    if not value.known:
        raise NotKnownError(value.raw if isinstance(value.raw, tuple) else None)
    if any(item.raw is NULL for item in value.raw):
        raise EvaluationError("a null string cannot be sorted")
    return values.list_(sorted(value.raw, key=lambda item: item.raw), kind.element)


def _sum(given: list[Value], _: Type) -> Value:
    value = given[0]
    if value.type.is_primitive or not value.raw or not value.type.is_sequence:
        raise EvaluationError("cannot sum what is no list, or an empty one")
    if not value.known:
        raise NotKnownError
    made: numbers.Number | None = None
    for item in value.raw:
        if item.raw is NULL:
            raise EvaluationError("argument must be list, set, or tuple of number values")
        one = convert(item, NUMBER).raw
        made = one if made is None else numbers.add(made, one)
    return Value(NUMBER, made)


def _transpose(given: list[Value], kind: Type) -> Value:
    if not given[0].known:
        raise NotKnownError
    made: dict[str, list[str]] = {}
    for key, items in given[0].raw.items():
        if items.raw is NULL or any(item.raw is NULL for item in items.raw):
            raise EvaluationError("input must not contain nulls")
        for item in items.raw:
            made.setdefault(item.raw, []).append(key)
    lists = {key: values.list_(map(values.string, sorted(keys)), STRING) for key, keys in made.items()}
    return values.map_(lists, kind.element)


def _values_type(given: list[Value]) -> Type:
    kind = given[0].type
    if kind.kind == "map":
        return types.list_of(kind.element)
    if kind.kind == "object":
        return types.tuple_of(kind.attributes.values())
    raise EvaluationError("values() requires a map as the first argument")


def _values(given: list[Value], kind: Type) -> Value:
    items = given[0].raw.values()
    made = values.tuple_(items) if kind.kind == "tuple" else values.list_(items, kind.element)
    return made.marked(given[0].sensitive)


def _zipmap_type(given: list[Value]) -> Type:
    keys, items = given
    if items.type.kind == "list":
        return types.map_of(items.type.element)
    if items.type.kind != "tuple":
        raise EvaluationError("values argument must be a list or tuple value")
    if not keys.known:
        return DYNAMIC
    if len(keys.raw) != len(items.type.elements):
        raise EvaluationError("number of keys does not match number of values")
    if any(key.raw is NULL for key in keys.raw):
        raise EvaluationError("keys list has a null value")
    return types.object_of({key.raw: kind for key, kind in zip(keys.raw, items.type.elements, strict=True)})


def _zipmap(given: list[Value], kind: Type) -> Value:
    keys, items = given
    if not keys.known:
        raise NotKnownError
    if len(keys.raw) != len(items.raw):
        raise EvaluationError("number of keys does not match number of values")
    if any(key.raw is NULL for key in keys.raw):
        raise EvaluationError("keys list has a null value")
    made = {key.raw: item for key, item in zip(keys.raw, items.raw, strict=True)}
    sensitive = keys.sensitive or items.sensitive or any(key.sensitive for key in keys.raw)
    if kind.kind == "map":
        return values.map_(made, kind.element).marked(sensitive)
    return values.object_(made).marked(sensitive)


def _refused(name: str) -> Function:
    def returns(_: list[Value]) -> Type:
        raise EvaluationError(f"the {name} function is no longer available")

    return Function(name, (), ANYTHING, returns, lambda given, _: given[0])


FUNCTIONS = (
    _to(STRING),
    _to(NUMBER),
    _to(BOOL),
    _to(types.list_of(DYNAMIC)),
    _to(types.set_of(DYNAMIC)),
    _to(types.map_of(DYNAMIC)),
    Function("alltrue", (_BOOLS,), None, BOOL, _all_true),
    Function("anytrue", (_BOOLS,), None, BOOL, _any_true),
    Function(
        "chunklist",
        (Parameter(_LIST.type, marked=True), Parameter(NUMBER, marked=True)),
        None,
        _chunklist_type,
        _chunklist,
    ),
    Function("coalesce", (), ANYTHING, _coalesce_type, _coalesce),
    Function("coalescelist", (), ANYTHING, _coalescelist_type, _coalescelist),
    Function("compact", (_TEXTS,), None, types.list_of(STRING), _compact),
    Function("concat", (), _MARKED, _concat_type, _concat),
    Function("contains", (ANY, ANY), None, BOOL, _contains),
    Function("distinct", (_LIST,), None, _first_type, _distinct),
    Function("element", (_MARKED, COUNT), None, _element_type, _element, sure=False),
    Function("flatten", (_MARKED,), None, _flatten_type, _flatten),
    Function("index", (ANY, ANY), None, _index_type, _index),
    Function("keys", (Parameter(DYNAMIC, unknown=True, marked=True),), None, _keys_type, _keys),
    Function("length", (_OPEN,), None, _length_type, _length),
    Function(
        "lookup",
        (Parameter(DYNAMIC, unknown=True, marked=True), Parameter(STRING, unknown=True, marked=True)),
        Parameter(DYNAMIC, null=True, unknown=True, dynamic=True, marked=True),
        _lookup_type,
        _lookup,
        sure=False,
    ),
    Function("matchkeys", (_LIST, _LIST, _LIST), None, _matchkeys_type, _matchkeys),
    Function("merge", (), Parameter(DYNAMIC, null=True, dynamic=True, marked=True), _merge_type, _merge),
    Function("one", (ANY,), None, _one_type, _one, sure=False),
    Function("range", (), COUNT, types.list_of(NUMBER), _range),
    Function("reverse", (_MARKED,), None, _reverse_type, _reverse),
    Function("setintersection", (_SET,), _SET, _sets_type, _setintersection),
    Function("setproduct", (), Parameter(DYNAMIC, unknown=True, marked=True), _setproduct_type, _setproduct),
    Function("setsubtract", (_SET, _SET), None, _sets_type, _setsubtract),
    Function("setunion", (_OPEN_SET,), _OPEN_SET, _sets_type, _setunion),
    Function("slice", (_MARKED, COUNT, COUNT), None, _slice_type, _slice),
    Function("sort", (Parameter(types.list_of(STRING), unknown=True),), None, types.list_of(STRING), _sort),
    Function("sum", (ANY,), None, NUMBER, _sum),
    Function(
        "transpose",
        (Parameter(types.map_of(types.list_of(STRING))),),
        None,
        types.map_of(types.list_of(STRING)),
        _transpose,
    ),
    Function("values", (_MARKED,), None, _values_type, _values),
    Function("zipmap", (Parameter(types.list_of(STRING), marked=True), _MARKED), None, _zipmap_type, _zipmap),
    _refused("list"),
    _refused("map"),
)
