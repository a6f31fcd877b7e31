"""timestream.tf: time series of the vehicles, where the account may still use Timestream."""

from __future__ import annotations

from generators.storage.model import MAGNETIC_STORE_DAYS, MEMORY_STORE_HOURS, METRICS_TABLE
from modsmith import File, expr
from modsmith.constructs import NAME, TAGS


class Timestream(File):
    """One database with one table; nothing without `enable_timestream`."""

    def build(self) -> None:
        """Adds both and tells callers their names."""
        count = expr("var.enable_timestream ? 1 : 0")
        database = self.add(
            "aws_timestreamwrite_database.this",
            {
                "count": count,
                "database_name": f"{NAME}-metrics",
                "kms_key_id": expr("var.kms_key_id"),
                "tags": TAGS,
            },
        )
        table = self.add(
            "aws_timestreamwrite_table.vehicle_metrics",
            {
                "count": count,
                "database_name": expr(f"{database.address}[0].database_name"),
                "table_name": METRICS_TABLE,
                "retention_properties": {
                    "memory_store_retention_period_in_hours": MEMORY_STORE_HOURS,
                    "magnetic_store_retention_period_in_days": MAGNETIC_STORE_DAYS,
                },
                "tags": TAGS,
            },
        )
        self.check(
            "timestream_customer",
            expr("!var.enable_timestream || var.timestream_existing_customer"),
            "AWS closed Timestream to new customers on 2025-06-20: set enable_timestream = false, or"
            " timestream_existing_customer = true.",
        )
        self.output("timestream_database_name", expr(f"one({database.address}[*].database_name)"))
        self.output("timestream_database_arn", expr(f"one({database.address}[*].arn)"))
        self.output("timestream_table_name", expr(f"one({table.address}[*].table_name)"))
        self.output("timestream_table_arn", expr(f"one({table.address}[*].arn)"))
