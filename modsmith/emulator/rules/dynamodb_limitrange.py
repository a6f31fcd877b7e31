"""DynamoDB: numbers of a maximum throughput on demand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import table

AWS_REFUSES = "a maximum throughput on demand below 1; -1 only lifts one, of a table or index that exists"
SOURCE = "github.com/pulumi/pulumi-aws/issues/5126"
OPERATIONS = ("CreateTable", "UpdateTable")
CODE = "ValidationException"

LIFTED = -1


def check(call: Call) -> str | None:
    """Reads the maxima of the table and of every index."""
    new = call.operation.name == "CreateTable"
    for owner, wish, created in (("table", call.values, new), *_indexes(call.values)):
        for unit, limit in wish.get("OnDemandThroughput", {}).items():
            if limit < 1 and (created or limit != LIFTED):
                return (
                    f"One or more parameter values were invalid: Requested {unit} for OnDemandThroughput for {owner}"
                    " is outside of valid range"
                )
    return None


def _indexes(values: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Each index: what AWS calls it, what the request asks for, and whether it is new."""
    for index in values.get("GlobalSecondaryIndexes", ()):
        yield f"index : {index['IndexName']}", index, True
    for update in values.get("GlobalSecondaryIndexUpdates", ()):
        for action in ("Create", "Update"):
            if wish := update.get(action):
                yield f"index : {wish['IndexName']}", wish, action == "Create"


def refused(client: Clients) -> object:
    """A new table with -1."""
    return table(client, OnDemandThroughput={"MaxReadRequestUnits": 1000, "MaxWriteRequestUnits": LIFTED})


def accepted(client: Clients) -> object:
    """A new table with one maximum, then -1 twice: the second lifts nothing."""
    dynamodb = table(client, OnDemandThroughput={"MaxReadRequestUnits": 1})
    for _ in range(2):
        dynamodb.update_table(TableName="rule", OnDemandThroughput={"MaxReadRequestUnits": LIFTED})
    return dynamodb
