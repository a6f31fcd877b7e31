"""The AWS provider's schema, read from the table `aws.zip` one type at a time.

    table = Table.load()
    table.resource("aws_kms_key").attributes["deletion_window_in_days"].type    # "number"

A type is spelt as in Terraform's JSON: `"string"`, `["list", "string"]`, `["object", {"name": "string"}]`.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from modsmith.errors import SchemaError, did_you_mean

TABLE: Final = Path(__file__).with_name("aws.zip")
FLAGS: Final = {
    "required": "r",
    "optional": "o",
    "computed": "c",
    "sensitive": "s",
    "deprecated": "d",
    "write_only": "w",
}
KINDS: Final = {"resource": "resource_schemas", "data": "data_source_schemas"}


@dataclass(frozen=True)
class AttributeSchema:
    """An attribute as the provider declares it.

    Attributes:
        type: Terraform's JSON spelling of its type.
        required: must be set.
        optional: may be set; neither `required` nor `optional` means that only the provider sets it.
        computed: the provider gives it a value when it is left out.
        deprecated: the provider asks not to use it.
        sensitive: hidden in plans.
        write_only: never stored in state, so it needs Terraform 1.11.
    """

    type: Any
    required: bool = False
    optional: bool = False
    computed: bool = False
    deprecated: bool = False
    sensitive: bool = False
    write_only: bool = False

    @property
    def settable(self) -> bool:
        """Whether a configuration may set it."""
        return self.required or self.optional

    def as_block(self) -> NestedSchema | None:
        """How it reads when it is given as blocks: lists and sets of objects may be.

        Source: https://developer.hashicorp.com/terraform/language/attr-as-blocks
        """
        if not (isinstance(self.type, list) and self.type[0] in ("list", "set")):
            return None
        nesting, element = self.type
        if not (isinstance(element, list) and element[0] == "object"):
            return None
        fields = {name: ["o", type_] for name, type_ in element[1].items()}
        return NestedSchema(nesting, 0, 0, BlockSchema({"a": fields}))


@dataclass(frozen=True)
class NestedSchema:
    """A block type inside a block.

    Attributes:
        nesting: `single`, `list`, `set` or `map`.
        min_items: how many there must be.
        max_items: how many there may be; 0 for any number.
        block: what stands in one of them.
    """

    nesting: str
    min_items: int
    max_items: int
    block: BlockSchema


@dataclass(frozen=True)
class BlockSchema:
    """What may stand in a block; its parts are made when they are first asked for.

    Attributes:
        raw: the table's entry.
    """

    raw: Mapping[str, Any]

    @cached_property
    def attributes(self) -> Mapping[str, AttributeSchema]:
        """Its attributes by name."""
        return {name: _attribute(*entry) for name, entry in self.raw.get("a", {}).items()}

    @cached_property
    def blocks(self) -> Mapping[str, NestedSchema]:
        """Its nested block types by name."""
        nested = self.raw.get("b", {}).items()
        return {
            name: NestedSchema(mode, low, high, BlockSchema(raw)) for name, (mode, low, high, raw) in nested
        }

    @property
    def deprecated(self) -> bool:
        """Whether the provider asks not to use the whole of it."""
        return bool(self.raw.get("d"))


class Table:
    """The table of one provider version.

    Args:
        path: the zip that `recut` wrote.

    Raises:
        SchemaError: there is no table, or it is no such zip.
    """

    def __init__(self, path: Path) -> None:
        try:
            self._zip = zipfile.ZipFile(path)
            provider = json.loads(self._zip.read("provider.json"))
            self.version: str = provider["version"]
            self.source: str = provider["source"]
        except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile) as error:
            problem = f"cannot read the provider's schema ({error})"
            fix = "Cut it again with `modsmith schema cut --provider SOURCE`."
            raise SchemaError(problem, where=str(path), fix=fix) from error
        self._known: dict[str, BlockSchema] = {}
        self._types: dict[str, frozenset[str]] = {}

    @classmethod
    @cache
    def load(cls) -> Table:
        """The committed table, opened once a process (about 8 ms)."""
        return cls(TABLE)

    @property
    def name(self) -> str:
        """The provider's local name: the last part of its source, and the first word of its types."""
        return self.source.rpartition("/")[2]

    def of(self, type_: str) -> Table:  # noqa: ARG002 - `Tables` chooses by it
        """The table that a type is in: this one."""
        return self

    def resource(self, type_: str) -> BlockSchema:
        """The schema of a resource type.

        Raises:
            SchemaError: the provider has none of that name.
        """
        return self._entry("resource", type_)

    def data(self, type_: str) -> BlockSchema:
        """The schema of a data source.

        Raises:
            SchemaError: the provider has none of that name.
        """
        return self._entry("data", type_)

    def types(self, kind: str) -> frozenset[str]:
        """All names of a kind, `resource` or `data`."""
        if kind not in self._types:
            parts = (name.removesuffix(".json").partition("/") for name in self._zip.namelist())
            self._types[kind] = frozenset(name for folder, _, name in parts if folder == kind)
        return self._types[kind]

    def _entry(self, kind: str, type_: str) -> BlockSchema:
        name = f"{kind}/{type_}.json"
        if name not in self._known:
            try:
                self._known[name] = BlockSchema(json.loads(self._zip.read(name)))
            except KeyError:
                raise self._unknown(kind, type_) from None
        return self._known[name]

    def _unknown(self, kind: str, type_: str) -> SchemaError:
        word = {"resource": "resource type", "data": "data source"}
        other = next((each for each in KINDS if each != kind and type_ in self.types(each)), None)
        fix = f"It is a {word[other]}." if other else did_you_mean(type_, self.types(kind))
        return SchemaError(f"provider {self.version} has no {word[kind]} {type_!r}", where=type_, fix=fix)


def _attribute(flags: str, type_: Any) -> AttributeSchema:
    return AttributeSchema(type_, **{flag: letter in flags for flag, letter in FLAGS.items()})
