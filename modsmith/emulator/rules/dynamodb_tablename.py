"""DynamoDB: names of tables and indexes; the API's model allows ARNs there, and so anything."""

from __future__ import annotations

import re

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import table

AWS_REFUSES = "names of tables and indexes that are shorter than 3 or longer than 255, or have other letters"
SOURCE = "docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html"
OPERATIONS = ("CreateTable",)
CODE = "ValidationException"

PATTERN = re.compile(r"[A-Za-z0-9_.-]{3,255}")


def check(call: Call) -> str | None:
    """Compares the table's name and its indexes' names."""
    indexes = [
        index["IndexName"]
        for kind in ("GlobalSecondaryIndexes", "LocalSecondaryIndexes")
        for index in call.values.get(kind, ())
    ]
    for name in (call.values["TableName"], *indexes):
        if not name.startswith("arn:") and not PATTERN.fullmatch(name):
            return f"Invalid table/index name.  Table/index names must be between 3 and 255 characters long: {name}"
    return None


def refused(client: Clients) -> object:
    """A name of two letters."""
    return table(client, TableName="ab")


def accepted(client: Clients) -> object:
    """A name of three letters."""
    return table(client, TableName="abc")
