"""DynamoDB: updates of a table to what it is already."""

from __future__ import annotations

from modsmith.emulator import state
from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import provisioned, table

AWS_REFUSES = "an UpdateTable to the throughput that the table has already, and one that asks for nothing"
SOURCE = "github.com/hashicorp/terraform-provider-aws/issues/671"
OPERATIONS = ("UpdateTable",)
CODE = "ValidationException"

UNITS = ("ReadCapacityUnits", "WriteCapacityUnits")


def check(call: Call) -> str | None:
    """Compares the throughput, if nothing else is asked for."""
    asked = {name for name in call.values if name not in ("TableName", "AttributeDefinitions")}
    if not asked:
        return "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, ... or ReplicaUpdates is required"
    known = state.table(call)
    if known is None or not asked <= {"ProvisionedThroughput", "BillingMode"}:
        return None
    if call.values.get("BillingMode", known.billing_mode) != known.billing_mode:
        return None
    wanted = call.values.get("ProvisionedThroughput")
    present = [int(known.throughput.get(unit, 0)) for unit in UNITS]
    if wanted is None or [wanted[unit] for unit in UNITS] != present:
        return None
    return (
        "The provisioned throughput for the table will not change. The requested value equals the current value."
        f" Current ReadCapacityUnits provisioned for the table: {present[0]}. Requested ReadCapacityUnits: {present[0]}."
        f" Current WriteCapacityUnits provisioned for the table: {present[1]}. Requested WriteCapacityUnits: {present[1]}."
    )


def refused(client: Clients) -> object:
    """Five and five, as before."""
    return _update(client, 5)


def accepted(client: Clients) -> object:
    """Six to read."""
    return _update(client, 6)


def _update(client: Clients, read: int) -> object:
    throughput = {"ReadCapacityUnits": read, "WriteCapacityUnits": 5}
    dynamodb = table(client, **provisioned(5, 5))
    return dynamodb.update_table(TableName="rule", ProvisionedThroughput=throughput)
