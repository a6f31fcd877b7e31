"""DynamoDB: attributes of projections."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import table

AWS_REFUSES = "a projection INCLUDE without attributes, and attributes with ALL or KEYS_ONLY"
SOURCE = "docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Projection.html"
OPERATIONS = ("CreateTable", "UpdateTable")
CODE = "ValidationException"


def check(call: Call) -> str | None:
    """Reads every index."""
    created = [update.get("Create", {}) for update in call.values.get("GlobalSecondaryIndexUpdates", ())]
    kinds = ("GlobalSecondaryIndexes", "LocalSecondaryIndexes")
    listed = [index for kind in kinds for index in call.values.get(kind, ())]
    for index in (*listed, *created):
        projection = index.get("Projection", {})
        kind, attributes = projection.get("ProjectionType"), projection.get("NonKeyAttributes")
        if attributes and kind in ("ALL", "KEYS_ONLY"):
            return f"One or more parameter values were invalid: ProjectionType is {kind}, but NonKeyAttributes is specified"
        if kind == "INCLUDE" and not attributes:
            return "One or more parameter values were invalid: ProjectionType is INCLUDE, but NonKeyAttributes is not specified"
    return None


def refused(client: Clients) -> object:
    """ALL with attributes."""
    return _create(client, {"ProjectionType": "KEYS_ONLY", "NonKeyAttributes": ["c"]})


def accepted(client: Clients) -> object:
    """INCLUDE with attributes."""
    return _create(client, {"ProjectionType": "INCLUDE", "NonKeyAttributes": ["c"]})


def _create(client: Clients, projection: dict[str, Any]) -> object:
    index = {
        "IndexName": "rule",
        "KeySchema": [{"AttributeName": "b", "KeyType": "HASH"}],
        "Projection": projection,
    }
    definitions = [{"AttributeName": name, "AttributeType": "S"} for name in "ab"]
    return table(client, AttributeDefinitions=definitions, GlobalSecondaryIndexes=[index])
