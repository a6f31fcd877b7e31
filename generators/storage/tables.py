"""tables.tf: the four tables and what callers need to know of them."""

from __future__ import annotations

from generators.storage.model import STREAMED, TABLES, TTL_SECONDS
from modsmith import File, expr
from modsmith.constructs import NAME, TAGS, TableSettings, table

SETTINGS = TableSettings(
    name_prefix=NAME,
    billing_mode="PAY_PER_REQUEST",
    capacity="",
    kms_key_arn=expr("var.kms_key_id"),
    point_in_time_recovery=True,
    recovery_days="",
    deletion_protection=expr("local.keep_data"),
    ttl=True,
    tags=TAGS,
)


class Tables(File):
    """All four share one set of settings; telemetry and incidents stream their changes."""

    def build(self) -> None:
        """Adds the tables and their outputs."""
        for design in TABLES:
            table(self, design, SETTINGS, stream=design in STREAMED)
        self.output("table_names", _each("name"))
        self.output("table_arns", _each("arn"))
        self.output(
            "table_stream_arns",
            {design.key: expr(f"aws_dynamodb_table.{design.key}.stream_arn") for design in STREAMED},
        )
        self.output("telemetry_ttl_seconds", TTL_SECONDS)


def _each(attribute: str) -> dict[str, str]:
    return {design.key: expr(f"aws_dynamodb_table.{design.key}.{attribute}") for design in TABLES}
