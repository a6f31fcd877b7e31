"""The telemetry item of the CCS platform: one definition for the table that keeps it and the lake that archives it."""

from __future__ import annotations

from dataclasses import dataclass

RETENTION_DAYS = 90
RETENTION_SECONDS = RETENTION_DAYS * 24 * 60 * 60
"""What a producer adds to now, in Unix seconds, for the item's `ttl`."""


@dataclass(frozen=True)
class Column:
    """One attribute of the item.

    Attributes:
        name: in DynamoDB, in the stream's JSON and in the lake.
        dynamodb: DynamoDB's type letter.
        glue: the lake's column type.
        comment: what it means, with its unit.
        example: as JSON has it.
    """

    name: str
    dynamodb: str
    glue: str
    comment: str
    example: object


ITEM = (
    Column("vehicle_id", "S", "string", "Which vehicle.", "VEH-12345"),
    Column("timestamp", "N", "bigint", "When it was measured, Unix milliseconds.", 1698765432000),
    Column(
        "location", "M", "struct<lat:double,lon:double>", "Where, degrees.", {"lat": 4.6097, "lon": -74.0817}
    ),
    Column("speed", "N", "double", "Kilometres an hour.", 65.5),
    Column("direction", "N", "int", "Heading, degrees from north.", 180),
    Column("cargo_temp", "N", "double", "Cargo temperature, degrees Celsius.", 22.5),
    Column("status", "S", "string", "What the vehicle is doing, such as moving.", "moving"),
    Column("ttl", "N", "bigint", "When the item expires, Unix seconds.", 1706541432),
)


def example() -> dict[str, object]:
    """The item as a producer writes it."""
    return {column.name: column.example for column in ITEM}
