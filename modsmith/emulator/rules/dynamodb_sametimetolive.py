"""DynamoDB: TTL that is already as asked for."""

from __future__ import annotations

from modsmith.emulator import state
from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import table

AWS_REFUSES = "switching TTL to what it is already, and switching it off with another attribute than its own"
SOURCE = "docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html"
OPERATIONS = ("UpdateTimeToLive",)
CODE = "ValidationException"


def check(call: Call) -> str | None:
    """Compares the specification with the table's."""
    known = state.table(call)
    if known is None:
        return None
    wanted = call.values["TimeToLiveSpecification"]
    enabled = known.ttl.get("TimeToLiveStatus", "DISABLED") == "ENABLED"
    attribute = known.ttl.get("AttributeName")
    if wanted["Enabled"] == enabled:
        return f"TimeToLive is already {'enabled' if enabled else 'disabled'}"
    if enabled and wanted["AttributeName"] != attribute:
        return f"TimeToLive is active on a different AttributeName: current AttributeName is {attribute}"
    return None


def refused(client: Clients) -> object:
    """Off, on a new table."""
    return _update(client, False)


def accepted(client: Clients) -> object:
    """On, on a new table."""
    return _update(client, True)


def _update(client: Clients, enabled: bool) -> object:
    specification = {"Enabled": enabled, "AttributeName": "expires"}
    return table(client).update_time_to_live(TableName="rule", TimeToLiveSpecification=specification)
