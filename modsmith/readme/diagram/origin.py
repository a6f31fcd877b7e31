"""What a value comes from: the resources and inputs behind it, for the keys of a collection one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from modsmith.cty.values import NULL

MOST_ITEMS = 300
"""A collection with more elements is one value, without keys."""


class Ref(NamedTuple):
    """A resource, document, input or module.

    Attributes:
        address: `aws_sqs_queue.this`, `data.aws_iam_policy_document.read`, `var.bucket_name`, `module.key`.
        key: of the instance; None if there is but one, or if it is not known which.
    """

    address: str
    key: str | None = None


class Unknown:
    """The content of a value that is no literal."""

    def __repr__(self) -> str:
        return "unknown"


UNKNOWN = Unknown()


@dataclass(frozen=True)
class Origin:
    """What a value comes from.

    Attributes:
        refs: everything that it comes from, its elements included.
        items: the elements of an object or list by key or index; None if the keys are not known.
        literal: text, number, boolean or `NULL`, if it is known.
    """

    refs: frozenset[Ref] = frozenset()
    items: Mapping[str, Origin] | None = field(default=None, hash=False)
    literal: object = UNKNOWN

    @property
    def text(self) -> str | None:
        """The literal as a key; None if it is not known."""
        return self.literal if isinstance(self.literal, str) else None

    def get(self, key: str | None) -> Origin:
        """An attribute or element; everything together if it is not known which."""
        if self.items is None:
            return Origin(self.refs)
        if key is None:
            return together(self.items.values())
        return self.items.get(key, NOTHING)

    def elements(self) -> list[Origin] | None:
        """The elements in order; None if they are not known."""
        return None if self.items is None else list(self.items.values())


NOTHING = Origin()


def literal(value: object) -> Origin:
    """A value that is written out."""
    return Origin(literal=value)


def of_items(items: Mapping[str, Origin]) -> Origin:
    """An object, by key."""
    refs = frozenset[Ref]().union(*(item.refs for item in items.values()))
    return Origin(refs, items if len(items) <= MOST_ITEMS else None)


def of_list(values: Iterable[Origin]) -> Origin:
    """A list, by index."""
    return of_items({str(index): value for index, value in enumerate(values)})


def together(values: Iterable[Origin]) -> Origin:
    """One value that may be any of several, or is made from them; the keys of objects are united."""
    found = list(values)
    if len(found) == 1:
        return found[0]
    refs = frozenset[Ref]().union(*(value.refs for value in found))
    objects = [value.items for value in found if value.items is not None]
    if not objects or len(objects) < len([value for value in found if value.literal is not NULL]):
        return Origin(refs)
    keys = dict.fromkeys(key for items in objects for key in items)
    return Origin(refs, {key: together(items[key] for items in objects if key in items) for key in keys})


def of_pairs(pairs: Sequence[tuple[str | None, Origin]]) -> Origin:
    """An object of pairs; without keys if one of them is not known."""
    known = {key: value for key, value in pairs if key is not None}
    if len(known) == len(pairs) or all(key is not None for key, _ in pairs):
        return of_items(known)
    return Origin(together([NOTHING, *(value for _, value in pairs)]).refs)


def pair(key: Origin, value: Origin) -> Origin:
    """What `each`, or the iterator of a `dynamic` block, is bound to."""
    return Origin(value.refs, {"key": key, "value": value})


def as_key(value: Origin) -> str | None:
    """The key of an index; numbers as text."""
    return None if value.literal is UNKNOWN else str(value.literal)


def leaves(path: str, value: Origin) -> Iterator[tuple[str, Origin]]:
    """A value, and those in it if it is an object."""
    yield path, value
    for key, item in (value.items or {}).items():
        if not key.isdecimal():
            yield from leaves(f"{path}.{key}", item)
