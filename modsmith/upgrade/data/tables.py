"""DynamoDB tables, their replicas, and Timestream."""

from __future__ import annotations

import time
from typing import Any

from modsmith.upgrade.data import NAME, TEXT, Clients, Store, Values, identity, region

COUNT = 3


def _item(values: Values, number: int) -> dict[str, Any]:
    """An item with the keys of the table and its indexes."""
    return {one["name"]: {one["type"]: _value(one["type"], number)} for one in values["attribute"]}


def _value(kind: str, number: int) -> str | bytes:
    if kind == "B":
        return f"{NAME}-{number}".encode()
    return str(number) if kind == "N" else f"{NAME}-{number}"


def _key(values: Values, number: int) -> dict[str, Any]:
    names = {values["hash_key"], values.get("range_key")}
    return {name: value for name, value in _item(values, number).items() if name in names}


def _put(clients: Clients, values: Values) -> None:
    client = clients("dynamodb", region(values))
    for number in range(COUNT):
        client.put_item(
            TableName=values["name"], Item={**_item(values, number), "modsmith_text": {"S": TEXT}}
        )


def _find(clients: Clients, values: Values, _: None) -> str:
    client = clients("dynamodb", region(values))
    for number in range(COUNT):
        key = _key(values, number)
        found = client.get_item(TableName=values["name"], Key=key, ConsistentRead=True).get("Item", {})
        if found.get("modsmith_text") != {"S": TEXT}:
            return f"the item {key} is gone"
    return ""


def _replica(clients: Clients, values: Values) -> list[str]:
    name = str(values["arn"]).rpartition("/")[2]
    table = clients("dynamodb", region(values)).describe_table(TableName=name)["Table"]
    return [table["TableArn"], str(table["TableId"])]


def _database(clients: Clients, values: Values) -> list[str]:
    client = clients("timestream-write", region(values))
    database = client.describe_database(DatabaseName=values["database_name"])["Database"]
    return [database["Arn"], str(database["CreationTime"])]


def _timestream(clients: Clients, values: Values) -> list[str]:
    """The table's identity, after a record is written."""
    client = clients("timestream-write", region(values))
    names = {"DatabaseName": values["database_name"], "TableName": values["table_name"]}
    table = client.describe_table(**names)["Table"]
    record = {
        "Dimensions": [{"Name": "test", "Value": NAME}],
        "MeasureName": "value",
        "MeasureValue": "1",
        "Time": str(int(time.time() * 1000)),
    }
    client.write_records(**names, Records=[record])
    return [table["Arn"], str(table.get("CreationTime", ""))]


STORES = {
    "aws_dynamodb_table": Store(f"{COUNT} items", _put, _find),
    "aws_dynamodb_table_replica": identity(_replica, "moto copies no items to a replica"),
    "aws_timestreamwrite_database": identity(_database, "it only contains tables"),
    "aws_timestreamwrite_table": identity(
        _timestream,
        "moto takes records, answers no query and tells no time of creation: only its ARN is compared",
    ),
}
