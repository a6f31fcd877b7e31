"""DynamoDB: a switch to provisioned capacity requires a capacity for every index."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from moto.dynamodb.exceptions import MockValidationException
from moto.dynamodb.models import DynamoDBBackend
from moto.dynamodb.models.table import Table

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "UpdateTable to PROVISIONED is accepted without a capacity for each index"
SEEN_IN = "5.2.5"
AWS_ANSWERS = "ValidationException"


def probe(client: Clients) -> object:
    """The result of a switch without a capacity for the index."""
    dynamodb = client("dynamodb")
    keys = [{"AttributeName": "pk", "KeyType": "HASH"}]
    dynamodb.create_table(
        TableName="gap-index-capacity",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=keys,
        GlobalSecondaryIndexes=[
            {"IndexName": "by-pk", "KeySchema": keys, "Projection": {"ProjectionType": "ALL"}}
        ],
    )
    try:
        dynamodb.update_table(
            TableName="gap-index-capacity",
            BillingMode="PROVISIONED",
            ProvisionedThroughput={"ReadCapacityUnits": 1, "WriteCapacityUnits": 1},
        )
    except dynamodb.exceptions.ClientError as error:
        return error.response["Error"]["Code"]
    return "accepted"


def apply() -> None:
    """Rejects the switch like AWS."""
    around(DynamoDBBackend, "update_table", _update_table)


def _update_table(
    original: Callable[..., Table], self: DynamoDBBackend, *, name: str, **wanted: Any
) -> Table:
    table = self.get_table(name)
    if wanted["billing_mode"] == "PROVISIONED" and table.billing_mode == "PAY_PER_REQUEST":
        updates = wanted["global_index"] or []
        given = {update["Update"]["IndexName"] for update in updates if "Update" in update}
        for index in table.global_indexes:
            if index.name not in given:
                problem = "One or more parameter values were invalid: ProvisionedThroughput must be specified for index"
                raise MockValidationException(f"{problem}: {index.name}")
    return original(self, name=name, **wanted)
