"""tables.tf: the four tables and what callers need to know of them."""

from __future__ import annotations

from typing import Any

from generators.storage.model import NUMBER, STREAMED, TABLES, TTL_SECONDS
from modsmith import Dynamic, File, expr
from modsmith.constructs import TAGS, TableDesign, check_limits, on_demand_throughput

THIS = "aws_dynamodb_table.this"

KEY_ATTRIBUTES = """{
  for key, table in local.tables : key => toset(compact(flatten([
    table.hash_key, table.range_key, [for index in table.indexes : [index.hash_key, index.range_key]],
  ])))
}"""

NUMBERS = sorted({name for design in TABLES for name, type_ in design.types.items() if type_ == NUMBER})
"""A name has one type wherever it is a key."""

MAXIMUM = on_demand_throughput("local.on_demand_maximum")


class Tables(File):
    """One resource for all four: what they differ in is a local map."""

    def build(self) -> None:
        """Adds the tables and their outputs."""
        self.local("tables", {design.key: _design(design) for design in TABLES})
        self.local("key_attributes", expr(KEY_ATTRIBUTES))
        limited = "anytrue([for units in values(var.on_demand_maximum) : units != null])"
        self.local("on_demand_maximum", expr(f"{limited} ? [var.on_demand_maximum] : []"))
        self.local("number_attributes", NUMBERS)
        self.local(
            "streamed_tables",
            expr(f"{{ for key, table in {THIS} : key => table if local.tables[key].streamed }}"),
        )
        self.add(THIS, _table())
        check_limits(self, "table_limits", "var.on_demand_maximum", f"values({THIS})")
        self.output("table_names", expr(f"{{ for key, table in {THIS} : key => table.name }}"))
        self.output("table_arns", expr(f"{{ for key, table in {THIS} : key => table.arn }}"))
        self.output(
            "table_stream_arns",
            expr("{ for key, table in local.streamed_tables : key => table.stream_arn }"),
        )
        self.output("telemetry_ttl_seconds", TTL_SECONDS)


def _design(design: TableDesign) -> dict[str, Any]:
    """What the table differs in from the others."""
    return {
        "name": f"${{local.name}}-{design.thing}",
        "hash_key": design.hash_key,
        "range_key": design.range_key or None,
        "ttl_attribute": design.ttl_attribute or None,
        "streamed": design in STREAMED,
        "indexes": {
            index.name: {"hash_key": index.hash_key, "range_key": index.range_key} for index in design.indexes
        },
    }


def _table() -> dict[str, Any]:
    return {
        "for_each": expr("local.tables"),
        "name": expr("each.value.name"),
        "billing_mode": "PAY_PER_REQUEST",
        "table_class": expr("var.table_class"),
        "hash_key": expr("each.value.hash_key"),
        "range_key": expr("each.value.range_key"),
        "deletion_protection_enabled": expr("local.keep_data"),
        "stream_enabled": expr("each.value.streamed"),
        "stream_view_type": expr('each.value.streamed ? "NEW_AND_OLD_IMAGES" : null'),
        "attribute": Dynamic(
            expr("local.key_attributes[each.key]"),
            {
                "name": expr("attribute.value"),
                "type": expr('contains(local.number_attributes, attribute.value) ? "N" : "S"'),
            },
        ),
        "global_secondary_index": Dynamic(
            expr("each.value.indexes"),
            {
                "name": expr("global_secondary_index.key"),
                "hash_key": expr("global_secondary_index.value.hash_key"),
                "range_key": expr("global_secondary_index.value.range_key"),
                "projection_type": "ALL",
                "on_demand_throughput": MAXIMUM,
            },
        ),
        "on_demand_throughput": MAXIMUM,
        "ttl": Dynamic(
            expr("each.value.ttl_attribute[*]"), {"enabled": True, "attribute_name": expr("ttl.value")}
        ),
        "point_in_time_recovery": {"enabled": True},
        "server_side_encryption": {"enabled": True, "kms_key_arn": expr("var.kms_key_id")},
        "tags": TAGS,
    }
