"""DynamoDB: replicas of global tables, version 2019.11.21."""

from __future__ import annotations

import copy
from typing import Any

from moto.dynamodb.exceptions import MockValidationException
from moto.dynamodb.models import dynamodb_backends
from moto.dynamodb.models.table import Table
from moto.dynamodb.responses import DynamoHandler as Response

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "UpdateTable ignores ReplicaUpdates, so that replicas never become active"
SEEN_IN = "5.2.5"
ABSENT = "Replica specified in the Replica Update or Replica Delete action of the request was not found."
AWS_ANSWERS = {
    "replicas": [("eu-west-1", "ACTIVE")],
    "item there": "1",
    "after deletion": [],
    "deleted again": ABSENT,
}

REPLICA_FIELDS = (
    "KMSMasterKeyId",
    "ProvisionedThroughputOverride",
    "GlobalSecondaryIndexes",
    "TableClassOverride",
)


def probe(client: Clients) -> object:
    """The replicas of a table, an item read from a replica, and the replicas after deletion."""
    here, there = client("dynamodb"), client("dynamodb", "eu-west-1")
    here.create_table(
        TableName="gap-replicas",
        BillingMode="PAY_PER_REQUEST",
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        StreamSpecification={"StreamEnabled": True, "StreamViewType": "NEW_AND_OLD_IMAGES"},
    )
    table, place = {"TableName": "gap-replicas"}, {"RegionName": "eu-west-1"}
    here.update_table(**table, ReplicaUpdates=[{"Create": place}])
    found = here.describe_table(**table)["Table"]["Replicas"]
    here.put_item(**table, Item={"pk": {"S": "1"}})
    seen = {
        "replicas": [(replica["RegionName"], replica["ReplicaStatus"]) for replica in found],
        "item there": there.get_item(**table, Key={"pk": {"S": "1"}})["Item"]["pk"]["S"],
    }
    here.update_table(**table, ReplicaUpdates=[{"Delete": place}])
    seen["after deletion"] = [name for name in there.list_tables()["TableNames"] if name == "gap-replicas"]
    try:
        here.update_table(**table, ReplicaUpdates=[{"Delete": place}])
    except here.exceptions.ClientError as fault:
        seen["deleted again"] = fault.response["Error"]["Message"]
    return seen


def apply() -> None:
    """Represents a replica as a table in the other region that shares the items of the first."""
    around(Response, "update_table", _update_table)
    around(Table, "describe", _describe)


def _replicas_of(table: Table) -> dict[str, dict[str, Any]]:
    replicas: dict[str, dict[str, Any]] = vars(table).setdefault("replicas", {})
    return replicas


def _carry_out(table: Table, action: str, wish: dict[str, Any]) -> None:
    region, replicas = wish["RegionName"], _replicas_of(table)
    tables = dynamodb_backends[table.account_id][region].tables
    if action != "Create" and region not in replicas:
        raise MockValidationException(ABSENT)
    if action == "Delete":
        del replicas[region], tables[table.name]
        return
    replica = replicas.setdefault(region, {"RegionName": region, "ReplicaStatus": "ACTIVE"})
    replica.update({field: wish[field] for field in REPLICA_FIELDS if field in wish})
    if action == "Create":
        tables[table.name] = _replica_table(table, region, wish.get("KMSMasterKeyId"))


def _update_table(original: Any, self: Response) -> Any:
    table = self.dynamodb_backend.get_table(self.body["TableName"].split("/")[-1])
    for update in self.body.get("ReplicaUpdates") or []:
        for action, wish in update.items():
            _carry_out(table, action, wish)
    return original(self)


def _describe(original: Any, self: Table, base_key: str = "TableDescription") -> dict[str, Any]:
    description: dict[str, Any] = original(self, base_key)
    if replicas := _replicas_of(self):
        description[base_key] |= {"Replicas": list(replicas.values()), "GlobalTableVersion": "2019.11.21"}
    return description


def _replica_table(table: Any, region: str, key: str | None) -> Any:
    """A copy of moto's table for another region: same items, but its own ARN, tags and backups."""
    replica = copy.copy(table)
    replica.region_name, replica.tags, replica.replicas = region, [], {}
    replica.table_arn = table.table_arn.replace(f":{table.region_name}:", f":{region}:")
    replica.sse_specification = {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": key} if key else None
    replica.contributor_insights = {}
    replica.continuous_backups = copy.deepcopy(table.continuous_backups)
    recovery = {"PointInTimeRecoveryStatus": "DISABLED"}
    replica.continuous_backups["PointInTimeRecoveryDescription"] = recovery
    return replica
