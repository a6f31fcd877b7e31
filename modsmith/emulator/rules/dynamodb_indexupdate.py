"""DynamoDB: updates of an index on demand say which maximum they change."""

from __future__ import annotations

from typing import Any

from modsmith.emulator import state
from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import table

AWS_REFUSES = "an update of a global secondary index on demand that gives no maximum, read or write"
SOURCE = "docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateGlobalSecondaryIndexAction.html"
OPERATIONS = ("UpdateTable",)
CODE = "ValidationException"


def check(call: Call) -> str | None:
    """Reads every update of an index, if the table is or becomes one on demand."""
    known = state.table(call)
    if known is None or call.values.get("BillingMode", known.billing_mode) != "PAY_PER_REQUEST":
        return None
    for update in call.values.get("GlobalSecondaryIndexUpdates", ()):
        wish = update.get("Update")
        if wish and not (wish.get("OnDemandThroughput") or wish.get("WarmThroughput")):
            return (
                f"One or more parameter values were invalid: The only Updates for index: {wish['IndexName']} when"
                " TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput"
            )
    return None


def refused(client: Clients) -> object:
    """An update to nothing."""
    return _update(client, {})


def accepted(client: Clients) -> object:
    """One maximum of two."""
    return _update(client, {"MaxReadRequestUnits": 10})


def _update(client: Clients, limits: dict[str, Any]) -> object:
    index = {
        "IndexName": "rule",
        "KeySchema": [{"AttributeName": "b", "KeyType": "HASH"}],
        "Projection": {"ProjectionType": "ALL"},
    }
    definitions = [{"AttributeName": name, "AttributeType": "S"} for name in "ab"]
    dynamodb = table(client, AttributeDefinitions=definitions, GlobalSecondaryIndexes=[index])
    changed = {"Update": {"IndexName": "rule", "OnDemandThroughput": limits}}
    return dynamodb.update_table(TableName="rule", GlobalSecondaryIndexUpdates=[changed])
