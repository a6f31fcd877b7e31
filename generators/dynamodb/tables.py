"""tables.tf: the four tables and what callers need to know of them."""

from __future__ import annotations

from typing import Any

from generators.dynamodb.model import AUDIT_TRAIL, SYSTEM_CONFIG, TABLES
from generators.shared.moves import move_into_maps
from modsmith import Dynamic, File, expr
from modsmith.constructs import DNS_SUFFIX, REGION, TAGS, TableDesign, check_limits, on_demand_throughput

THIS = "aws_dynamodb_table.this"
ON_DEMAND_LIMITS = on_demand_throughput("local.on_demand_limits")

KEY_ATTRIBUTES = """{
  for key, table in local.tables : key => toset(compact(flatten([
    table.hash_key, table.range_key, [for index in table.indexes : [index.hash_key, index.range_key]],
  ])))
}"""

CONFIGURATIONS = """{
  for key, table in local.tables : key => {
    name                        = aws_dynamodb_table.this[key].name
    billing_mode                = var.billing_mode
    table_class                 = var.table_class
    hash_key                    = table.hash_key
    range_key                   = table.range_key
    global_secondary_indexes    = table.indexes
    ttl_attribute               = var.enable_ttl ? table.ttl_attribute : null
    point_in_time_recovery_days = var.enable_point_in_time_recovery ? var.backup_retention_days : null
    stream_enabled              = table.streamed
    deletion_protection         = local.keep_data
  }
}"""


class Tables(File):
    """One resource for all four: what they differ in is a local map."""

    def build(self) -> None:
        """Adds the tables and their outputs."""
        self.local("tables", {design.key: _design(design) for design in TABLES})
        self.local("key_attributes", expr(KEY_ATTRIBUTES))
        limited = "limits.read != null || limits.write != null"
        self.local("on_demand_limits", expr(f"[for limits in [var.on_demand_maximum] : limits if {limited}]"))
        self.add(THIS, _table())
        check_limits(self, "table_limits", "var.on_demand_maximum", f"values({THIS})")
        move_into_maps(self, ["aws_dynamodb_table"], [design.key for design in TABLES])
        self.local("table_names", _each("table.name"))
        self.output("table_names", expr("local.table_names"))
        self.output("table_arns", _each("table.arn"))
        self.output("table_stream_arns", _each("local.tables[key].streamed ? table.stream_arn : null"))
        self.output("table_configurations", expr(CONFIGURATIONS))
        self.output(
            "dynamodb_endpoints",
            {
                "region": REGION,
                "endpoint": f"https://dynamodb.{REGION}.{DNS_SUFFIX}",
                "table_names": expr("local.table_names"),
            },
        )


def _each(value: str) -> str:
    return expr(f"{{ for key, table in {THIS} : key => {value} }}")


def _design(design: TableDesign) -> dict[str, Any]:
    """What the table differs in from the others."""
    return {
        "name": f'${{lookup(var.table_name_overrides, "{design.key}", "${{local.name}}-{design.thing}")}}',
        "hash_key": design.hash_key,
        "range_key": design.range_key or None,
        "ttl_attribute": design.ttl_attribute or None,
        "streamed": design is SYSTEM_CONFIG or expr("var.enable_streams"),
        "append_only": design is AUDIT_TRAIL,
        "indexes": {
            index.name: {"hash_key": index.hash_key, "range_key": index.range_key or None}
            for index in design.indexes
        },
    }


def _table() -> dict[str, Any]:
    """All keys are strings. The name of the TTL attribute stays when TTL is off: DynamoDB wants it to switch TTL off."""
    return {
        "for_each": expr("local.tables"),
        "name": expr("each.value.name"),
        "billing_mode": expr("var.billing_mode"),
        "table_class": expr("var.table_class"),
        "read_capacity": expr("local.capacity[each.key].read"),
        "write_capacity": expr("local.capacity[each.key].write"),
        "hash_key": expr("each.value.hash_key"),
        "range_key": expr("each.value.range_key"),
        "deletion_protection_enabled": expr("local.keep_data"),
        "stream_enabled": expr("each.value.streamed"),
        "stream_view_type": expr('each.value.streamed ? "NEW_AND_OLD_IMAGES" : null'),
        "attribute": Dynamic(
            expr("local.key_attributes[each.key]"), {"name": expr("attribute.value"), "type": "S"}
        ),
        "global_secondary_index": Dynamic(expr("each.value.indexes"), _index()),
        "on_demand_throughput": ON_DEMAND_LIMITS,
        "ttl": Dynamic(
            expr("each.value.ttl_attribute[*]"),
            {"enabled": expr("var.enable_ttl"), "attribute_name": expr("ttl.value")},
        ),
        "point_in_time_recovery": {
            "enabled": expr("var.enable_point_in_time_recovery"),
            "recovery_period_in_days": expr(
                "var.enable_point_in_time_recovery ? var.backup_retention_days : null"
            ),
        },
        "server_side_encryption": {"enabled": True, "kms_key_arn": expr("local.kms_key_arn")},
        "tags": TAGS,
    }


def _index() -> dict[str, Any]:
    unit = '"${each.key}/${global_secondary_index.key}"'
    return {
        "name": expr("global_secondary_index.key"),
        "hash_key": expr("global_secondary_index.value.hash_key"),
        "range_key": expr("global_secondary_index.value.range_key"),
        "projection_type": "ALL",
        "read_capacity": expr(f"local.capacity[{unit}].read"),
        "write_capacity": expr(f"local.capacity[{unit}].write"),
        "on_demand_throughput": ON_DEMAND_LIMITS,
    }
