"""What a DynamoDB table is, as data: keys, indexes, expiry and stream. No CDKTF here, so specs may read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Index:
    """A global secondary index that projects every attribute.

    Attributes:
        name: as queries name it.
        hash_key: partition key attribute.
        range_key: sort key attribute, or "" for none.
    """

    name: str
    hash_key: str
    range_key: str = ""


@dataclass(frozen=True)
class TableDesign:
    """One table.

    Attributes:
        key: Terraform's name for it and its key in the module's maps; snake case.
        title: heading in documents.
        purpose: one sentence.
        hash_key: partition key attribute.
        range_key: sort key attribute, or "" for none.
        indexes: global secondary indexes.
        ttl_attribute: attribute with the expiry in Unix seconds, or "" if items never expire.
        types: attribute to DynamoDB type for keys that are not strings.
    """

    key: str
    title: str
    purpose: str
    hash_key: str
    range_key: str = ""
    indexes: tuple[Index, ...] = ()
    ttl_attribute: str = ""
    types: dict[str, str] = field(default_factory=dict)

    @property
    def thing(self) -> str:
        """The last part of the table's name."""
        return self.key.replace("_", "-")

    def key_attributes(self) -> Iterator[tuple[str, str]]:
        """Name and type of every attribute that a key or index uses, each once, in order of first use."""
        names = [self.hash_key, self.range_key]
        names += [name for index in self.indexes for name in (index.hash_key, index.range_key)]
        return ((name, self.types.get(name, "S")) for name in dict.fromkeys(names) if name)
