"""tables.tf: the four tables and what callers need to know of them."""

from __future__ import annotations

from typing import Any

from generators.dynamodb.model import SYSTEM_CONFIG, TABLES
from modsmith import File, expr
from modsmith.constructs import DNS_SUFFIX, NAME, REGION, TAGS, TableDesign, TableSettings, table

SETTINGS = TableSettings(
    name_prefix=NAME,
    billing_mode=expr("var.billing_mode"),
    capacity="local.capacity",
    kms_key_arn=expr("aws_kms_key.this.arn"),
    point_in_time_recovery=expr("var.enable_point_in_time_recovery"),
    recovery_days=expr("var.enable_point_in_time_recovery ? var.backup_retention_days : null"),
    deletion_protection=expr("local.keep_data"),
    ttl=expr("var.enable_ttl"),
    tags=TAGS,
)


CAPACITY_UNITS = """{
  for key in local.unit_keys : key => {
    table = local.table_names[split("/", key)[0]]
    index = try(split("/", key)[1], null)
  }
}"""


class Tables(File):
    """All four share one set of settings; the configuration table is always streamed."""

    def build(self) -> None:
        """Adds the tables and their outputs."""
        for design in TABLES:
            table(self, design, SETTINGS, stream=design is SYSTEM_CONFIG or expr("var.enable_streams"))
        self.local("table_names", _each("name"))
        self.local("capacity_units", expr(CAPACITY_UNITS))
        self.output("table_names", expr("local.table_names"))
        self.output("table_arns", _each("arn"))
        self.output("table_stream_arns", _stream_arns())
        self.output("table_configurations", {design.key: _configuration(design) for design in TABLES})
        self.output(
            "dynamodb_endpoints",
            {
                "region": REGION,
                "endpoint": f"https://dynamodb.{REGION}.{DNS_SUFFIX}",
                "table_names": expr("local.table_names"),
            },
        )


def _each(attribute: str) -> dict[str, str]:
    return {design.key: expr(f"aws_dynamodb_table.{design.key}.{attribute}") for design in TABLES}


def _stream_arns() -> dict[str, str]:
    """A table without a stream reports an empty ARN; callers get null instead."""
    arns = _each("stream_arn")
    return {key: arn if key == SYSTEM_CONFIG.key else _null_unless_streamed(arn) for key, arn in arns.items()}


def _null_unless_streamed(arn: str) -> str:
    return expr(f"var.enable_streams ? {arn.removeprefix('${').removesuffix('}')} : null")


def _configuration(design: TableDesign) -> dict[str, Any]:
    streamed: bool | str = True if design is SYSTEM_CONFIG else expr("var.enable_streams")
    ttl = expr(f'var.enable_ttl ? "{design.ttl_attribute}" : null') if design.ttl_attribute else None
    return {
        "name": expr(f"aws_dynamodb_table.{design.key}.name"),
        "billing_mode": expr("var.billing_mode"),
        "hash_key": design.hash_key,
        "range_key": design.range_key or None,
        "global_secondary_indexes": {
            index.name: {"hash_key": index.hash_key, "range_key": index.range_key or None}
            for index in design.indexes
        },
        "ttl_attribute": ttl,
        "point_in_time_recovery_days": expr(
            "var.enable_point_in_time_recovery ? var.backup_retention_days : null"
        ),
        "stream_enabled": streamed,
        "deletion_protection": expr("local.keep_data"),
    }
