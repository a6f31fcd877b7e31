"""Whether an input's new type accepts every value of the old one, and what it loses where it does not.

    relation(STRING, NUMBER)                      # NARROWED: "text" is refused
    relation(object({a}), object({a, b?}))        # WIDENED
    relation(object({a, b?}), object({a}))        # NARROWED: Terraform ignores `b` without a word

A value is one that a caller writes for the old type: Terraform's conversion accepts it, and it has no attributes
beyond those of the type. `losses` returns such a value for everything that the new type refuses or ignores, so that
each claim can be tried with `modsmith.cty.convert`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Literal

from modsmith.cty import values
from modsmith.cty.convert import convert
from modsmith.cty.errors import EvaluationError
from modsmith.cty.types import BOOL, DYNAMIC, NUMBER, STRING, Type
from modsmith.cty.values import Value

Kind = Literal["refused", "ignored", "reordered"]


class Relation(Enum):
    """How a new type compares with the old one.

    Attributes:
        SAME: the same type.
        ALIKE: each accepts what the other does; only the order of elements counts in one of them.
        WIDENED: it accepts everything that the old one did, and more.
        NARROWED: it refuses or ignores something, and accepts nothing more.
        CHANGED: it refuses or ignores something, and accepts something else.
    """

    SAME = "same"
    ALIKE = "alike"
    WIDENED = "widened"
    NARROWED = "narrowed"
    CHANGED = "changed"


@dataclass(frozen=True)
class Loss:
    """Something that a caller of the old type may give and the new type does not keep.

    Attributes:
        kind: `refused`: Terraform stops; `ignored`: it drops a part; `reordered`: order and duplicates do not count.
        example: a whole value of the old type to which it happens.
        path: inside the value, such as `rules[*].port`; "" for the value itself.
    """

    kind: Kind
    example: Value
    path: str = ""


def relation(old: Type, new: Type) -> Relation:
    """How the new type compares with the old one."""
    if old is new:
        return Relation.SAME
    lost, gained = (
        any(one.kind != "reordered" for one in losses(*pair)) for pair in ((old, new), (new, old))
    )
    if lost:
        return Relation.CHANGED if gained else Relation.NARROWED
    return Relation.WIDENED if gained else Relation.ALIKE


def losses(old: Type, new: Type) -> Iterator[Loss]:
    """What the new type does not keep of the old one's values."""
    if old is new or new is DYNAMIC:
        return
    if old is DYNAMIC:
        yield Loss("refused", values.object_({}) if new.is_sequence else values.tuple_(()))
    elif old.is_primitive and new.is_primitive:
        if new is not STRING:
            yield Loss("refused", sample(old))
    elif old.is_sequence and new.is_sequence:
        yield from _sequences(old, new)
    elif old.is_keyed and new.is_keyed:
        yield from _keyed(old, new)
    else:
        yield Loss("refused", sample(old))


def sample(type_: Type, *, full: bool = True) -> Value:
    """A short value of a type, as a caller writes it.

    Args:
        type_: of the value.
        full: whether optional attributes are in it.
    """
    if type_.is_primitive or type_ is DYNAMIC:
        return {NUMBER: values.number(2), BOOL: values.TRUE}.get(type_, values.string("text"))
    if type_.kind == "map":
        return values.object_({"key": sample(type_.element, full=full)})
    if type_.is_collection:
        return values.tuple_([sample(type_.element, full=full)])
    if type_.kind == "tuple":
        return values.tuple_(sample(one, full=full) for one in type_.elements)
    given = (name for name in type_.attributes if full or name not in type_.optional)
    return values.object_({name: sample(type_.attributes[name], full=full) for name in given})


def _sequences(old: Type, new: Type) -> Iterator[Loss]:
    """Lists, sets and tuples."""
    if new.kind == "tuple":
        if old.kind != "tuple":
            yield Loss("refused", values.tuple_(()) if new.elements else sample(old))
            return
        if len(old.elements) != len(new.elements):
            yield Loss("refused", sample(old))
            return
        wanted = list(new.elements)
    else:
        if new.kind == "set" and old.kind != "set" and not (old.kind == "tuple" and len(old.elements) < 2):
            yield Loss("reordered", sample(old))
        wanted = [new.element] * (len(old.elements) if old.kind == "tuple" else 1)
        yield from _without_common_type(old, new)
    have = old.elements if old.kind == "tuple" else (old.element,)
    for at, (one, other) in enumerate(zip(have, wanted, strict=True)):
        for loss in losses(one, other):
            rest = [sample(item) for item in have]
            rest[at] = loss.example
            step = f"[{at}]" if old.kind == "tuple" else "[*]"
            yield replace(loss, example=values.tuple_(rest), path=step + _joined(loss.path))


def _keyed(old: Type, new: Type) -> Iterator[Loss]:
    """Maps and objects."""
    if old.kind == "map" and new.kind == "map":
        yield from _without_common_type(old, new)
        for loss in losses(old.element, new.element):
            yield replace(
                loss, example=values.object_({"key": loss.example}), path="[*]" + _joined(loss.path)
            )
    elif old.kind == "map":
        yield from _map_to_object(old, new)
    elif new.kind == "map":
        yield from _without_common_type(old, new)
        for name, type_ in old.attributes.items():
            yield from _in_attribute(old, name, losses(type_, new.element))
    else:
        yield from _objects(old, new)


def _objects(old: Type, new: Type) -> Iterator[Loss]:
    for name in new.attributes.keys() - old.attributes.keys() - new.optional:
        yield Loss("refused", sample(old), name)
    for name, type_ in old.attributes.items():
        if name not in new.attributes:
            yield Loss("ignored", sample(old), name)
            continue
        if name in old.optional and name not in new.optional:
            yield Loss("refused", _without(sample(old), name), name)
        yield from _in_attribute(old, name, losses(type_, new.attributes[name]))


def _in_attribute(old: Type, name: str, found: Iterator[Loss]) -> Iterator[Loss]:
    for loss in found:
        whole = values.object_({**sample(old).raw, name: loss.example})
        yield replace(loss, example=whole, path=name + _joined(loss.path))


def _map_to_object(old: Type, new: Type) -> Iterator[Loss]:
    needed = {name: sample(old.element) for name in new.attributes if name not in new.optional}
    if needed:
        yield Loss("refused", values.object_({}), min(needed))
    yield Loss("ignored", values.object_({**needed, _other(new): sample(old.element)}))
    for name, type_ in new.attributes.items():
        for loss in losses(old.element, type_):
            whole = values.object_({**needed, name: loss.example})
            yield replace(loss, example=whole, path=name + _joined(loss.path))


def _other(type_: Type) -> str:
    """A key that is no attribute of an object."""
    name = "other"
    while name in type_.attributes:
        name += "_"
    return name


def _without_common_type(old: Type, new: Type) -> Iterator[Loss]:
    """Elements of `any` type must all have the same one."""
    if new.element.exact or (old.is_collection and old.element is new.element):
        return
    whole, short = sample(old), sample(old, full=False)
    if old.is_collection:
        both = [*_items(whole), *_items(short)]
        whole = values.object_(dict(_numbered(both))) if old.kind == "map" else values.tuple_(both)
    try:
        convert(whole, new)
    except EvaluationError:
        yield Loss("refused", whole)


def _numbered(items: list[Value]) -> Iterator[tuple[str, Value]]:
    """Items with keys: `key0`, `key1`."""
    return ((f"key{at}", item) for at, item in enumerate(items))


def _items(value: Value) -> list[Value]:
    return list(value.raw.values()) if isinstance(value.raw, dict) else list(value.raw)


def _without(value: Value, name: str) -> Value:
    return values.object_({key: item for key, item in value.raw.items() if key != name})


def _joined(path: str) -> str:
    return path if not path or path.startswith("[") else f".{path}"
