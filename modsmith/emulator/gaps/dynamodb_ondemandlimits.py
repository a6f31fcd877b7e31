"""DynamoDB: maximum throughput of tables and indexes on demand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from moto.dynamodb.models.table import GlobalSecondaryIndex, Table
from moto.dynamodb.responses import DynamoHandler as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "Tables and indexes forget their maximum throughput on demand"
SEEN_IN = "5.2.5"
AWS_ANSWERS = {
    "created": [{"MaxReadRequestUnits": 10}, {"MaxReadRequestUnits": 20}],
    "updated": [{"MaxReadRequestUnits": 30}, None],
    "provisioned": [None, None],
}

_NO_LIMIT = -1


def probe(client: Clients) -> object:
    """The limits of a table and its index: new, one raised and the other lifted, and after a time as provisioned."""
    dynamodb, table = client("dynamodb"), {"TableName": "gap-limits"}
    keys = [{"AttributeName": "pk", "KeyType": "HASH"}]
    dynamodb.create_table(
        **table,
        BillingMode="PAY_PER_REQUEST",
        OnDemandThroughput={"MaxReadRequestUnits": 10},
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=keys,
        GlobalSecondaryIndexes=[
            {
                "IndexName": "by-pk",
                "KeySchema": keys,
                "Projection": {"ProjectionType": "ALL"},
                "OnDemandThroughput": {"MaxReadRequestUnits": 20},
            }
        ],
    )

    def found() -> list[Any]:
        described = dynamodb.describe_table(**table)["Table"]
        return [one.get("OnDemandThroughput") for one in (described, described["GlobalSecondaryIndexes"][0])]

    created = found()
    lifted = {"IndexName": "by-pk", "OnDemandThroughput": {"MaxReadRequestUnits": _NO_LIMIT}}
    dynamodb.update_table(
        **table,
        OnDemandThroughput={"MaxReadRequestUnits": 30},
        GlobalSecondaryIndexUpdates=[{"Update": lifted}],
    )
    updated = found()
    capacity = {"ReadCapacityUnits": 5, "WriteCapacityUnits": 5}
    moved = {"IndexName": "by-pk", "ProvisionedThroughput": capacity}
    dynamodb.update_table(
        **table,
        BillingMode="PROVISIONED",
        ProvisionedThroughput=capacity,
        GlobalSecondaryIndexUpdates=[{"Update": moved}],
    )
    dynamodb.update_table(**table, BillingMode="PAY_PER_REQUEST")
    return {"created": created, "updated": updated, "provisioned": found()}


def apply() -> None:
    """Stores the limits on table and indexes, at their creation and when they change; -1 lifts one.

    As measured in AWS: github.com/nubo-db/dynoxide/issues/159, github.com/go-to-k/cdkd/issues/3403.
    """
    around(Response, "create_table", _keep)
    around(Response, "update_table", _keep)
    around(Table, "describe", _describe_table)
    around(GlobalSecondaryIndex, "describe", _describe_index)


def _keep(original: Any, self: Response) -> Any:
    answer = original(self)
    table: Any = self.dynamodb_backend.get_table(self.body["TableName"].split("/")[-1])
    indexes = {index.name: index for index in table.global_indexes}
    if table.billing_mode == "PROVISIONED":
        for owner in (table, *indexes.values()):
            owner.limits = {}
        return answer
    for name, wish in _wishes(self.body):
        if limits := wish.get("OnDemandThroughput"):
            owner = indexes[name] if name else table
            kept = {**vars(owner).get("limits", {}), **limits}
            owner.limits = {unit: limit for unit, limit in kept.items() if limit != _NO_LIMIT}
    return answer


def _wishes(body: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each index's name, or "" for the table, with what the request asks for."""
    yield "", body
    for index in body.get("GlobalSecondaryIndexes") or ():
        yield index["IndexName"], index
    for update in body.get("GlobalSecondaryIndexUpdates") or ():
        for wish in (update.get("Create"), update.get("Update")):
            if wish:
                yield wish["IndexName"], wish


def _described(description: dict[str, Any], owner: object) -> dict[str, Any]:
    if limits := vars(owner).get("limits"):
        description |= {"OnDemandThroughput": limits}
    return description


def _describe_table(original: Any, self: Table, base_key: str = "TableDescription") -> dict[str, Any]:
    description: dict[str, Any] = original(self, base_key)
    _described(description[base_key], self)
    return description


def _describe_index(original: Any, self: GlobalSecondaryIndex) -> dict[str, Any]:
    return _described(original(self), self)
