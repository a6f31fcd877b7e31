"""DynamoDB: a table in on-demand mode has no provisioned capacity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "UpdateTable to PAY_PER_REQUEST keeps the provisioned capacity of table and indexes"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {"table": 0, "index": 0}

NOTHING = {"ReadCapacityUnits": 0, "WriteCapacityUnits": 0}


def probe(client: Clients) -> object:
    """The read capacity of a table and its index after the switch."""
    dynamodb = client("dynamodb")
    capacity = {"ReadCapacityUnits": 5, "WriteCapacityUnits": 5}
    keys = [{"AttributeName": "pk", "KeyType": "HASH"}]
    dynamodb.create_table(
        TableName="gap-on-demand",
        BillingMode="PROVISIONED",
        ProvisionedThroughput=capacity,
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=keys,
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by-pk",
                "KeySchema": keys,
                "Projection": {"ProjectionType": "ALL"},
                "ProvisionedThroughput": capacity,
            }
        ],
    )
    dynamodb.update_table(TableName="gap-on-demand", BillingMode="PAY_PER_REQUEST")
    table = dynamodb.describe_table(TableName="gap-on-demand")["Table"]
    index = table["GlobalSecondaryIndexes"][0]
    return {
        "table": table["ProvisionedThroughput"]["ReadCapacityUnits"],
        "index": index["ProvisionedThroughput"]["ReadCapacityUnits"],
    }


def apply() -> None:
    """Sets the capacities to zero after the switch."""
    around(DynamoDBBackend, "update_table", _update_table)


def _update_table(original: Callable[..., Table], self: DynamoDBBackend, *args: Any, **kwargs: Any) -> Table:
    table = original(self, *args, **kwargs)
    if table.billing_mode == "PAY_PER_REQUEST":
        table.throughput = {**table.throughput, **NOTHING}
        for index in table.global_indexes:
            index.throughput = {**index.throughput, **NOTHING}
    return table
