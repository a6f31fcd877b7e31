"""The four tables, in one resource: what they differ in is a local map."""
# mypy: ignore-errors

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cdktf import TerraformLocal, TerraformStack
from cdktf_cdktf_provider_aws.dynamodb_table import (
    DynamodbTable,
    DynamodbTablePointInTimeRecovery,
    DynamodbTableServerSideEncryption,
)
from naming import KEY_ARN, TAGS, add_check, add_dynamic, boolean, each_of, expr, number, pinned

RECOVERY = "var.enable_point_in_time_recovery"
NULL = expr("null")
KEY_ATTRIBUTES = """{
  for key, table in local.tables : key => toset(compact(flatten([
    table.hash_key, table.range_key, [for index in table.indexes : [index.hash_key, index.range_key]],
  ])))
}"""
LIMITS = "[for limits in [var.on_demand_maximum] : limits if limits.read != null || limits.write != null]"
LIFTED = "on_demand_maximum has -1. Apply once, then leave it out: DynamoDB does not keep -1, so every plan would have a change."
LEFT_OVER = "DynamoDB still has a limit that on_demand_maximum no longer has. Set it to -1, apply, and then leave it out."
NONE_LEFT_OVER = """alltrue(flatten([
  for table in values(aws_dynamodb_table.this) : [
    for block in table.on_demand_throughput : [
      var.on_demand_maximum.read != null || coalesce(block.max_read_request_units, 0) < 1,
      var.on_demand_maximum.write != null || coalesce(block.max_write_request_units, 0) < 1,
    ]
  ]
]))"""


@dataclass(frozen=True)
class Design:
    """Keys and indexes of a table; an index is its name, hash key and range key or None."""

    name: str
    hash_key: str
    range_key: str | None = None
    indexes: tuple[tuple[str, str, str | None], ...] = ()
    always_streams: bool = False
    expires: bool = True
    append_only: bool = False

    def local(self) -> dict[str, Any]:
        """What the table differs in from the others."""
        planned = f"${{local.name}}-{self.name.replace('_', '-')}"
        return {
            "name": expr(f'lookup(var.table_name_overrides, "{self.name}", "{planned}")'),
            "hash_key": self.hash_key,
            "range_key": self.range_key or NULL,
            "ttl_attribute": "ttl" if self.expires else NULL,
            "streamed": self.always_streams or expr("var.enable_streams"),
            "append_only": self.append_only,
            "indexes": {
                name: {"hash_key": hash_key, "range_key": range_key or NULL}
                for name, hash_key, range_key in self.indexes
            },
        }


DESIGNS = (
    Design(
        "log_metadata",
        "log_id",
        "timestamp",
        (
            ("ServiceIndex", "service_name", "timestamp"),
            ("LogLevelIndex", "log_level", "timestamp"),
            ("UserIndex", "user_id", "timestamp"),
        ),
    ),
    Design("user_sessions", "session_id", "user_id", (("UserSessionIndex", "user_id", "created_at"),)),
    Design(
        "system_config",
        "config_key",
        indexes=(("EnvironmentIndex", "environment", None),),
        always_streams=True,
        expires=False,
    ),
    Design(
        "audit_trail",
        "audit_id",
        "timestamp",
        (("ActionTypeIndex", "action_type", "timestamp"), ("UserAuditIndex", "user_id", "timestamp")),
        append_only=True,
    ),
)
NAMES = tuple(design.name for design in DESIGNS)
UNITS = tuple(unit for d in DESIGNS for unit in (d.name, *(f"{d.name}/{index}" for index, *_ in d.indexes)))


def add_tables(scope: TerraformStack) -> DynamodbTable:
    """Adds the tables, what they differ in, their check, and moves from when each was a resource of its own."""
    TerraformLocal(scope, "tables", {design.name: design.local() for design in DESIGNS})
    TerraformLocal(scope, "key_attributes", expr(KEY_ATTRIBUTES))
    TerraformLocal(scope, "on_demand_limits", expr(LIMITS))
    table = pinned(_table(scope), "this")
    _add_dynamic_blocks(table)
    names = expr("{ for key, table in aws_dynamodb_table.this : key => table.name }")
    TerraformLocal(scope, "table_names", names)
    lifted = ("!contains(values(var.on_demand_maximum), -1)", LIFTED)
    add_check(scope, "table_limits", lifted, (NONE_LEFT_OVER, LEFT_OVER))
    moves = [
        {"from": f"aws_dynamodb_table.{name}", "to": f'aws_dynamodb_table.this["{name}"]'} for name in NAMES
    ]
    scope.add_override("moved", moves)
    return table


def _table(scope: TerraformStack) -> DynamodbTable:
    tables = each_of("local.tables")
    return DynamodbTable(
        scope,
        "table",
        for_each=tables,
        name=tables.get_string("name"),
        billing_mode=expr("var.billing_mode"),
        table_class=expr("var.table_class"),
        read_capacity=number("local.capacity[each.key].read"),
        write_capacity=number("local.capacity[each.key].write"),
        hash_key=tables.get_string("hash_key"),
        range_key=tables.get_string("range_key"),
        deletion_protection_enabled=boolean("local.keep_data"),
        stream_enabled=tables.get_boolean("streamed"),
        stream_view_type=expr('each.value.streamed ? "NEW_AND_OLD_IMAGES" : null'),
        point_in_time_recovery=DynamodbTablePointInTimeRecovery(
            enabled=boolean(RECOVERY),
            recovery_period_in_days=number(f"{RECOVERY} ? var.backup_retention_days : null"),
        ),
        server_side_encryption=DynamodbTableServerSideEncryption(enabled=True, kms_key_arn=KEY_ARN),
        tags=TAGS,
    )


def _add_dynamic_blocks(table: DynamodbTable) -> None:
    attribute = {"name": expr("attribute.value"), "type": "S"}
    add_dynamic(table, "attribute", "local.key_attributes[each.key]", attribute)
    limits = {
        "max_read_request_units": expr("on_demand_throughput.value.read"),
        "max_write_request_units": expr("on_demand_throughput.value.write"),
    }
    capacity = 'local.capacity["${each.key}/${global_secondary_index.key}"]'
    index = {
        "name": expr("global_secondary_index.key"),
        "hash_key": expr("global_secondary_index.value.hash_key"),
        "range_key": expr("global_secondary_index.value.range_key"),
        "projection_type": "ALL",
        "read_capacity": expr(f"{capacity}.read"),
        "write_capacity": expr(f"{capacity}.write"),
        "dynamic": {"on_demand_throughput": {"for_each": expr("local.on_demand_limits"), "content": limits}},
    }
    add_dynamic(table, "global_secondary_index", "each.value.indexes", index)
    add_dynamic(table, "on_demand_throughput", "local.on_demand_limits", limits)
    expiry = {"enabled": expr("var.enable_ttl"), "attribute_name": expr("ttl.value")}
    add_dynamic(table, "ttl", "each.value.ttl_attribute[*]", expiry)
