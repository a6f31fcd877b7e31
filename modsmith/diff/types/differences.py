"""The parts in which two types of an input differ, in words, and optional attributes with other defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from modsmith.cty import values
from modsmith.cty.types import Type
from modsmith.cty.values import Value
from modsmith.diff.rules.words import shortened
from modsmith.evaluate.constraints import Defaults


@dataclass(frozen=True)
class Difference:
    """A part of a type that is not as it was.

    Attributes:
        path: such as `rules[*].port`; "" for the whole type.
        text: what is different; follows the path in a sentence.
    """

    path: str
    text: str


def differences(old: Type, new: Type, path: str = "") -> Iterator[Difference]:
    """The parts in which two types differ, in words."""
    if old is new:
        return
    if old.kind == new.kind and old.is_collection:
        yield from differences(old.element, new.element, f"{path}[*]")
    elif old.kind == new.kind == "tuple" and len(old.elements) == len(new.elements):
        for at, (one, other) in enumerate(zip(old.elements, new.elements, strict=True)):
            yield from differences(one, other, f"{path}[{at}]")
    elif old.kind == new.kind == "object":
        yield from _attributes(old, new, path)
    else:
        yield Difference(path, f"is {shortened(str(new))}, was {shortened(str(old))}")


def _attributes(old: Type, new: Type, path: str) -> Iterator[Difference]:
    for name in sorted(old.attributes.keys() | new.attributes.keys()):
        at = f"{path}.{name}" if path else name
        if name not in old.attributes:
            yield Difference(at, "is new and optional" if name in new.optional else "is new and required")
        elif name not in new.attributes:
            yield Difference(at, "is gone")
        else:
            if (name in old.optional) != (name in new.optional):
                yield Difference(at, "may be left out" if name in new.optional else "must be given")
            yield from differences(old.attributes[name], new.attributes[name], at)


@dataclass(frozen=True)
class OtherDefault:
    """An optional attribute whose default has changed.

    Attributes:
        path: of the attribute.
        old: default before; null if it had none.
        new: default now.
    """

    path: str
    old: Value
    new: Value


def other_defaults(
    old: tuple[Type, Defaults], new: tuple[Type, Defaults], path: str = ""
) -> Iterator[OtherDefault]:
    """Optional attributes of both types whose defaults differ.

    Args:
        old: the type before and the defaults in it.
        new: the type now and the defaults in it.
        path: of both.
    """
    (before, had), (after, has) = old, new
    if before.kind != after.kind:
        return
    if before.is_collection:
        inner = (
            (before.element, had.below.get(None, Defaults())),
            (after.element, has.below.get(None, Defaults())),
        )
        yield from other_defaults(*inner, f"{path}[*]")
        return
    for name in sorted(before.attributes.keys() & after.attributes.keys()):
        at = f"{path}.{name}" if path else name
        if name in before.optional and name in after.optional:
            one, other = (found.given.get(name, values.NULL_VALUE) for found in (had, has))
            if _identity(one) != _identity(other):
                yield OtherDefault(at, one, other)
        inner = (
            (before.attributes[name], had.below.get(name, Defaults())),
            (after.attributes[name], has.below.get(name, Defaults())),
        )
        yield from other_defaults(*inner, at)


def _identity(value: Value) -> object:
    return None if value.is_null else values.to_json(value)
