"""The stores of the tattoo directory, as data: table, access patterns, buckets. No CDKTF here, so prose and tests may read it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from modsmith.constructs import Index, TableDesign

TABLE = TableDesign(
    "main",
    "Main",
    "Artists, studios, portfolios and styles, in one table.",
    "PK",
    "SK",
    indexes=(Index("GSI1", "GSI1PK", "GSI1SK"), Index("GSI2", "GSI2PK", "GSI2SK")),
)


@dataclass(frozen=True)
class Entity:
    """One kind of item.

    Attributes:
        title: what it is.
        keys: key attribute to its value, with placeholders such as `{artistId}`.
    """

    title: str
    keys: Mapping[str, str]


ENTITIES = (
    Entity(
        "Artist",
        {
            "PK": "ARTIST#{artistId}",
            "SK": "PROFILE",
            "GSI1PK": "LOCATION#{city}",
            "GSI1SK": "ARTIST#{artistId}",
            "GSI2PK": "STYLE#{styleName}",
            "GSI2SK": "ARTIST#{artistId}",
        },
    ),
    Entity("Studio", {"PK": "STUDIO#{studioId}", "SK": "PROFILE"}),
    Entity("Portfolio image", {"PK": "ARTIST#{artistId}", "SK": "PORTFOLIO#{imageId}"}),
    Entity("Style", {"PK": "STYLE#{styleName}", "SK": "METADATA"}),
)


@dataclass(frozen=True)
class Pattern:
    """One question that the table answers with one query.

    Attributes:
        question: in the words of the application.
        finds: titles of the entities that come back.
        partition: value of the partition key, with placeholders.
        sort: value of the sort key, or what it begins with; "" asks for none.
        index: name of the index; "" for the table itself.
        prefix: whether `sort` is only what the sort key begins with.
    """

    question: str
    finds: tuple[str, ...]
    partition: str
    sort: str = ""
    index: str = ""
    prefix: bool = False

    @property
    def keys(self) -> tuple[str, str]:
        """Names of partition and sort key."""
        return next(
            (index.hash_key, index.range_key) for index in (_MAIN, *TABLE.indexes) if index.name == self.index
        )

    def condition(self) -> str:
        """`KeyConditionExpression` with `:partition` and `:sort`."""
        partition, sort = self.keys
        second = f"begins_with({sort}, :sort)" if self.prefix else f"{sort} = :sort"
        return f"{partition} = :partition" + (f" AND {second}" if self.sort else "")

    def values(self, **given: str) -> dict[str, str]:
        """What `:partition` and `:sort` stand for, with the placeholders replaced where they are given."""
        values = {":partition": self.partition} | ({":sort": self.sort} if self.sort else {})
        return {name: fill(value, **given) for name, value in values.items()}

    def query(self) -> str:
        """The condition with the values in it, as the README shows it."""
        values = self.values()
        return re.sub(r":\w+", lambda found: f'"{values[found[0]]}"', self.condition())


_MAIN = Index("", TABLE.hash_key, TABLE.range_key)

PATTERNS = (
    Pattern("An artist's profile", ("Artist",), "ARTIST#{artistId}", "PROFILE"),
    Pattern(
        "All images of an artist's portfolio",
        ("Portfolio image",),
        "ARTIST#{artistId}",
        "PORTFOLIO#",
        prefix=True,
    ),
    Pattern("One image of a portfolio", ("Portfolio image",), "ARTIST#{artistId}", "PORTFOLIO#{imageId}"),
    Pattern(
        "Everything of an artist, the profile and the portfolio",
        ("Artist", "Portfolio image"),
        "ARTIST#{artistId}",
    ),
    Pattern("A studio's profile", ("Studio",), "STUDIO#{studioId}", "PROFILE"),
    Pattern("A style", ("Style",), "STYLE#{styleName}", "METADATA"),
    Pattern("All artists of a city", ("Artist",), "LOCATION#{city}", "ARTIST#", index="GSI1", prefix=True),
    Pattern(
        "Whether an artist works in a city", ("Artist",), "LOCATION#{city}", "ARTIST#{artistId}", index="GSI1"
    ),
    Pattern("All artists of a style", ("Artist",), "STYLE#{styleName}", "ARTIST#", index="GSI2", prefix=True),
    Pattern(
        "Whether an artist works in a style",
        ("Artist",),
        "STYLE#{styleName}",
        "ARTIST#{artistId}",
        index="GSI2",
    ),
)


def fill(text: str, **given: str) -> str:
    """Text with the placeholders replaced for which there is a value."""
    return re.sub(r"\{(\w+)\}", lambda found: given.get(found[1], found[0]), text)


PAIRS = {"frontend": "frontend_backup", "images": "images_backup"}
"""Bucket in the primary region to its backup in the replica region."""

BUCKETS = tuple(name for pair in PAIRS.items() for name in pair)
FRONTENDS = ("frontend", "frontend_backup")

INFREQUENT_ACCESS_DAYS = 30
GLACIER_DAYS = 90
REPLICATION_MINUTES = 15
"""The document's recovery point, and the only threshold that S3 Replication Time Control has."""

REPLICATION_RULE = "everything"
LONGEST_THING = max((key.replace("_", "-") for key in BUCKETS), key=len)


ROLE = "app-replication"
"""Thing in the name of the role that replicates: short enough for IAM's 64 characters with the longest suffix."""


def is_replica(bucket: str) -> bool:
    """Whether a bucket stands in the replica region."""
    return bucket in PAIRS.values()


def at(type_: str, bucket: str) -> str:
    """Address of a bucket, or of what belongs to it: `this` is in the primary region, `backup` in the replica region.

    Args:
        type_: such as `aws_s3_bucket_policy`.
        bucket: its key.
    """
    return f'{type_}.{"backup" if is_replica(bucket) else "this"}["{bucket}"]'


def alarm_count(*, replicated: bool) -> int:
    """How many alarms the module makes in both regions, without limits on demand.

    Args:
        replicated: whether buckets and table are copied.
    """
    units = 1 + len(TABLE.indexes)
    on_units = ("read throttles", "write throttles")
    on_table = ("system errors", "latency", "user errors")
    copies = 2 * len(PAIRS) + 1 if replicated else 0
    return len(on_units) * units + len(on_table) + len(BUCKETS) + copies
