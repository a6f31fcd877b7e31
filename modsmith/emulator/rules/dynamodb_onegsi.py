"""DynamoDB: one change of global secondary indexes at a time."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import table

AWS_REFUSES = "creating or deleting more than one global secondary index in one UpdateTable"
SOURCE = "docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html"
OPERATIONS = ("UpdateTable",)
CODE = "LimitExceededException"


def check(call: Call) -> str | None:
    """Counts indexes to create and delete."""
    updates = call.values.get("GlobalSecondaryIndexUpdates", ())
    if sum("Create" in update or "Delete" in update for update in updates) <= 1:
        return None
    return "Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table"


def refused(client: Clients) -> object:
    """Two new indexes."""
    return _update(client, 2)


def accepted(client: Clients) -> object:
    """One new index."""
    return _update(client, 1)


def _update(client: Clients, count: int) -> object:
    definitions = [{"AttributeName": name, "AttributeType": "S"} for name in "ab"]
    key = [{"AttributeName": "b", "KeyType": "HASH"}]
    indexes = [
        {"Create": {"IndexName": f"i-{number}", "KeySchema": key, "Projection": {"ProjectionType": "ALL"}}}
        for number in range(count)
    ]
    return table(client).update_table(
        TableName="rule", AttributeDefinitions=definitions, GlobalSecondaryIndexUpdates=indexes
    )
