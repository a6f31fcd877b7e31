"""DynamoDB: a stream that is enabled again after it was disabled."""

from __future__ import annotations

from typing import Any

from moto.dynamodb.models import DynamoDBBackend

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "A stream that was disabled cannot be enabled again"
SEEN_IN = "5.2.5"
AWS_ANSWERS = True


def probe(client: Clients) -> object:
    """Whether a table has a stream after it was enabled, disabled and enabled."""
    dynamodb, table = client("dynamodb"), {"TableName": "gap-stream-again"}
    enabled = {"StreamEnabled": True, "StreamViewType": "KEYS_ONLY"}
    dynamodb.create_table(
        **table,
        BillingMode="PAY_PER_REQUEST",
        StreamSpecification=enabled,
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
    )
    dynamodb.update_table(**table, StreamSpecification={"StreamEnabled": False})
    dynamodb.update_table(**table, StreamSpecification=enabled)
    return dynamodb.describe_table(**table)["Table"]["StreamSpecification"]["StreamEnabled"]


def apply() -> None:
    """Forgets the label of a stream that is disabled, by which moto tells that a table has a stream."""
    around(DynamoDBBackend, "update_table_streams", _update)


def _update(original: Any, self: DynamoDBBackend, table: Any, specification: dict[str, Any]) -> None:
    if not table.stream_specification.get("StreamEnabled"):
        table.latest_stream_label = None
    original(self, table, specification)
