"""DynamoDB: a maximum throughput on demand is of tables on demand."""

from __future__ import annotations

from typing import Any

from modsmith.emulator import state
from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import provisioned, table

AWS_REFUSES = "a maximum throughput on demand of a provisioned table or of its index"
SOURCE = "github.com/nubo-db/dynoxide/issues/159"
OPERATIONS = ("CreateTable", "UpdateTable")
CODE = "ValidationException"


def check(call: Call) -> str | None:
    """Reads the maxima of the table and of its indexes, if the table is or becomes provisioned."""
    if _mode(call) != "PROVISIONED":
        return None
    updates = call.values.get("GlobalSecondaryIndexUpdates", ())
    changed = [wish for update in updates for wish in update.values()]
    for wish in (call.values, *call.values.get("GlobalSecondaryIndexes", ()), *changed):
        for unit in wish.get("OnDemandThroughput", {}):
            index = f" for index: {wish['IndexName']}" if "IndexName" in wish else ""
            return (
                f"One or more parameter values were invalid: {unit} for OnDemandThroughput{index} cannot be specified"
                " when the table BillingMode is PROVISIONED"
            )
    return None


def _mode(call: Call) -> Any:
    """The billing mode that the table has after the call."""
    if asked := call.values.get("BillingMode"):
        return asked
    known = state.table(call)
    return known.billing_mode if known else "PROVISIONED"


def refused(client: Clients) -> object:
    """A maximum for a provisioned table."""
    return _limit(table(client, **provisioned(5, 5)))


def accepted(client: Clients) -> object:
    """The same for a table on demand."""
    return _limit(table(client))


def _limit(dynamodb: Any) -> object:
    return dynamodb.update_table(TableName="rule", OnDemandThroughput={"MaxReadRequestUnits": 10})
