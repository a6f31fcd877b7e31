"""schema.tf: the table that Firehose converts by and Athena queries."""

from __future__ import annotations

from generators.shared.telemetry import ITEM
from modsmith import File, expr

PARQUET = "org.apache.hadoop.hive.ql.io.parquet"
PARTITIONS = {"year": ("2024,2099", 4), "month": ("1,12", 2), "day": ("1,31", 2)}
"""Partition key to its range and digits. They are projected, so that new days need neither a crawler nor a repair.

Source: https://docs.aws.amazon.com/athena/latest/ug/partition-projection-supported-types.html
"""


class Schema(File):
    """Its columns are the telemetry item's, one definition for the table that keeps it and the lake that archives it."""

    def build(self) -> None:
        """Adds database and table, and tells callers their names."""
        location = "s3://${var.s3_data_lake_bucket}/telemetry"
        database = self.add(
            "aws_glue_catalog_database.telemetry",
            {
                "name": '${replace(local.name, "-", "_")}_telemetry',
                "description": "Archived telemetry of ${local.name}.",
                "tags": expr("local.tags"),
            },
            comment="Athena knows no special character in names but the underscore.",
        )
        table = self.add(
            "aws_glue_catalog_table.telemetry",
            {
                "name": "telemetry",
                "database_name": database["name"],
                "description": "What vehicles measured, by the day it arrived.",
                "table_type": "EXTERNAL_TABLE",
                "parameters": _parameters(location),
                "partition_keys": [{"name": key, "type": "string"} for key in PARTITIONS],
                "storage_descriptor": {
                    "location": f"{location}/",
                    "input_format": f"{PARQUET}.MapredParquetInputFormat",
                    "output_format": f"{PARQUET}.MapredParquetOutputFormat",
                    "columns": [
                        {"name": column.name, "type": column.glue, "comment": column.comment}
                        for column in ITEM
                    ],
                    "ser_de_info": {"serialization_library": f"{PARQUET}.serde.ParquetHiveSerDe"},
                },
            },
        )
        self.output("glue_database_name", database["name"])
        self.output("glue_table_name", table["name"])


def _parameters(location: str) -> dict[str, str]:
    projected = {
        f"projection.{key}.{name}": value
        for key, (bounds, digits) in PARTITIONS.items()
        for name, value in (("type", "integer"), ("range", bounds), ("digits", str(digits)))
    }
    template = "/".join(f"{key}=$${{{key}}}" for key in PARTITIONS)
    return {
        "classification": "parquet",
        "projection.enabled": "true",
        **projected,
        "storage.location.template": f"{location}/{template}",
    }
