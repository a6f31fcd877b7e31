"""table.tf: the one table."""

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
    tags=TAGS,
)


class Table(File):
    """Its stream carries both images, for the search index to follow."""

    def build(self) -> None:
        """Adds the table and tells callers its name."""
        made = table(self, TABLE, SETTINGS, stream=True)
        self.output("dynamodb_table_name", made["name"])
        self.output("dynamodb_table_arn", made["arn"])
        self.output("dynamodb_stream_arn", made["stream_arn"])
