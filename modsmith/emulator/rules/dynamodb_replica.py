"""DynamoDB: replicas in other regions."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import table

AWS_REFUSES = "a replica in the table's own region"
SOURCE = "docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html"
OPERATIONS = ("UpdateTable",)
CODE = "ValidationException"


def check(call: Call) -> str | None:
    """Compares the regions."""
    for update in call.values.get("ReplicaUpdates", ()):
        if update.get("Create", {}).get("RegionName") == call.region:
            return f"Cannot add, delete, or update the local region through ReplicaUpdates. Use CreateTable, DeleteTable, or UpdateTable as required. Region: {call.region}"
    return None


def refused(client: Clients) -> object:
    """A replica beside the table."""
    return _update(client, "us-east-1")


def accepted(client: Clients) -> object:
    """A replica elsewhere."""
    return _update(client, "us-west-2")


def _update(client: Clients, region: str) -> object:
    stream = {"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"}
    dynamodb = table(client, StreamSpecification=stream)
    return dynamodb.update_table(TableName="rule", ReplicaUpdates=[{"Create": {"RegionName": region}}])
