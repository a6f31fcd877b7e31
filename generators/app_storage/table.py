"""table.tf: the one table, and its replica in the second region."""

from __future__ import annotations

from generators.app_storage.model import TABLE
from modsmith import File, expr
from modsmith.constructs import NAME, TAGS, TableSettings, table

SETTINGS = TableSettings(
    name_prefix=NAME,
    billing_mode="PAY_PER_REQUEST",
    capacity="",
    kms_key_arn=expr("var.kms_key_arn"),
    point_in_time_recovery=True,
    recovery_days="",
    deletion_protection=expr("local.keep_data"),
    ttl=False,
    table_class=expr("var.table_class"),
    on_demand_maximum="var.on_demand_maximum",
    replica_regions=expr("local.replicate_table ? [data.aws_region.replica.id] : []"),
    replica_kms_key_arn=expr("var.replica_kms_key_arn"),
    tags=TAGS,
)


class Table(File):
    """Its stream carries both images, for the search index and the replica to follow."""

    def build(self) -> None:
        """Adds the table and tells callers its name."""
        made = table(self, TABLE, SETTINGS, stream=True)
        replica = f"aws_dynamodb_table.{TABLE.key}.replica[*]"
        self.output("dynamodb_table_name", made["name"])
        self.output("dynamodb_table_arn", made["arn"])
        self.output("dynamodb_stream_arn", made["stream_arn"])
        self.output("dynamodb_replica_table_arn", expr(f"one({replica}.arn)"))
        self.output("dynamodb_replica_stream_arn", expr(f"one({replica}.stream_arn)"))
