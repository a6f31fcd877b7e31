"""When resources, data sources and arguments of the AWS provider appeared: the reader of `since.json`.

The file is made by `since.py`; what is not in it has been there since `floor`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from modsmith.hcl.blocks import Block, Value

SINCE: Final = Path(__file__).with_name("since.json")
CHANGELOG: Final = "changelog"


class Fact(NamedTuple):
    """A version and how it is known.

    Attributes:
        version: the first release that is known to have it.
        evidence: `CHANGELOG`, or the newest release before it that is known not to have it.
    """

    version: str
    evidence: str


class Body(NamedTuple):
    """One body of a resource.

    Attributes:
        path: from the resource to the body; "" for the resource itself.
        names: of the attributes and blocks that are given in it.
    """

    path: str
    names: frozenset[str]


@dataclass(frozen=True)
class Appearances:
    """The contents of `since.json`.

    Attributes:
        raw: the file's object; see `since.py` for its form.
    """

    raw: Mapping[str, Any]

    @classmethod
    @cache
    def load(cls) -> Appearances:
        """The committed file, read once a process."""
        return cls(json.loads(SINCE.read_text()))

    @property
    def floor(self) -> str:
        """The version that has everything of which the file says nothing."""
        return str(self.raw["floor"])

    def first(self, kind: str, type_: str, path: str = "") -> Fact | None:
        """When a type, or a path in it, appeared; None if it has been there since `floor`.

        Args:
            kind: `resource` or `data`.
            type_: `aws_dynamodb_table`.
            path: `point_in_time_recovery.recovery_period_in_days`; "" for the type itself.
        """
        if any(_within(path, root) for root in self.raw["opaque"][kind].get(type_, ())):
            return Fact(self.raw["provider"], self.floor)
        return self._fact("first", kind, type_, path)

    def settable(self, kind: str, type_: str, path: str) -> Fact | None:
        """When a path that only the provider set could first be configured."""
        return self._fact("settable", kind, type_, path)

    def omittable(self, kind: str, type_: str) -> Iterator[tuple[str, Fact]]:
        """The paths of a type that were once required, with the version that no longer requires them."""
        for path, text in self.raw["omittable"][kind].get(type_, {}).items():
            yield path, Fact(*text.split())

    def _fact(self, table: str, kind: str, type_: str, path: str) -> Fact | None:
        text = self.raw[table][kind].get(type_, {}).get(path)
        return Fact(*text.split()) if text else None


def bodies(block: Block, path: str = "") -> Iterator[Body]:
    """A resource's body, those of its blocks (`dynamic` or not) and those of objects in its attributes."""
    attributes = [(attribute.name, attribute.value) for attribute in block.attributes()]
    nested = [(_name(each), each) for each in block.blocks()]
    yield Body(path, frozenset(name for name, _ in [*attributes, *nested]))
    for name, value in attributes:
        yield from _objects(value, _join(path, name))
    for name, each in nested:
        contents = each.blocks("content") if each.type == "dynamic" else [each]
        for content in contents:
            yield from bodies(content, _join(path, name))


def _objects(value: Value, path: str) -> Iterator[Body]:
    if isinstance(value, Mapping):
        yield Body(path, frozenset(key for key in value if isinstance(key, str)))
        for key, item in value.items():
            if isinstance(key, str):
                yield from _objects(item, _join(path, key))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for item in value:
            yield from _objects(item, path)


def _name(block: Block) -> str:
    return block.labels[0] if block.type == "dynamic" and block.labels else block.type


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _within(path: str, root: str) -> bool:
    return path.startswith(root + ".")
