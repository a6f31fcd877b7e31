"""archive.tf: Firehose, which carries the stream to the data lake as Parquet."""

from __future__ import annotations

from typing import Any

from generators.streaming.model import BUFFER_MB, BUFFER_SECONDS
from modsmith import File, Reference, expr
from modsmith.constructs import (
    ACCOUNT_ID,
    NAME,
    PARTITION,
    REGION,
    TAGS,
    ServiceRole,
    Statement,
    service_role,
    use_key,
)

DAY = "year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/"
BUCKET_ACTIONS = ("s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads")
OBJECT_ACTIONS = ("s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject")
STREAM_ACTIONS = (
    "kinesis:DescribeStream",
    "kinesis:GetRecords",
    "kinesis:GetShardIterator",
    "kinesis:ListShards",
)
TABLE_ACTIONS = ("glue:GetTable", "glue:GetTableVersion", "glue:GetTableVersions")

OWN_BUCKET = {"test": "StringEquals", "variable": "aws:ResourceAccount", "values": [ACCOUNT_ID]}
"""A bucket is known by its name alone, which another account may take once the bucket is deleted."""


class Archive(File):
    """What a record says is kept for good, partitioned by the day it arrived."""

    def build(self) -> None:
        """Adds logs, role and delivery stream."""
        self.local("data_lake_arn", f"arn:{PARTITION}:s3:::${{var.s3_data_lake_bucket}}")
        logs = self._logs()
        role = service_role(
            self,
            ServiceRole(
                "archive",
                thing="archive",
                service="firehose",
                description="Lets Firehose carry the telemetry stream to the data lake.",
                statements=_statements(logs),
                trust_condition={
                    "test": "StringEquals",
                    "variable": "sts:ExternalId",
                    "values": [ACCOUNT_ID],
                },
                permissions_boundary=expr("var.permissions_boundary_arn"),
            ),
        )
        archive = self.add("aws_kinesis_firehose_delivery_stream.telemetry", _delivery(role, logs))
        self.output("firehose_name", archive["name"])
        self.output("firehose_arn", archive["arn"])

    def _logs(self) -> Reference:
        group = self.add(
            "aws_cloudwatch_log_group.archive",
            {
                "name": f"/aws/kinesisfirehose/{NAME}-telemetry",
                "retention_in_days": expr("var.log_retention_days"),
                "kms_key_id": expr("var.kms_key_id"),
                "tags": TAGS,
            },
        )
        self.add("aws_cloudwatch_log_stream.archive", {"name": "S3Delivery", "log_group_name": group["name"]})
        return group


def _delivery(role: Reference, logs: Reference) -> dict[str, Any]:
    return {
        "name": f"{NAME}-telemetry",
        "destination": "extended_s3",
        "kinesis_source_configuration": {
            "kinesis_stream_arn": expr("aws_kinesis_stream.telemetry.arn"),
            "role_arn": role["arn"],
        },
        "extended_s3_configuration": {
            "role_arn": role["arn"],
            "bucket_arn": expr("local.data_lake_arn"),
            "prefix": f"telemetry/{DAY}",
            "error_output_prefix": f"errors/telemetry/!{{firehose:error-output-type}}/{DAY}",
            "buffering_size": BUFFER_MB,
            "buffering_interval": BUFFER_SECONDS,
            "compression_format": "UNCOMPRESSED",
            "kms_key_arn": expr("var.kms_key_id"),
            "cloudwatch_logging_options": {
                "enabled": True,
                "log_group_name": logs["name"],
                "log_stream_name": expr("aws_cloudwatch_log_stream.archive.name"),
            },
            "data_format_conversion_configuration": {
                "input_format_configuration": {"deserializer": {"open_x_json_ser_de": {}}},
                "output_format_configuration": {"serializer": {"parquet_ser_de": {"compression": "GZIP"}}},
                "schema_configuration": {
                    "database_name": expr("aws_glue_catalog_database.telemetry.name"),
                    "table_name": expr("aws_glue_catalog_table.telemetry.name"),
                    "region": REGION,
                    "role_arn": role["arn"],
                },
            },
        },
        "tags": TAGS,
        "depends_on": ["aws_iam_role_policy.archive"],
    }


def _statements(logs: Reference) -> list[Statement]:
    """What Firehose documents for this source, this destination and format conversion.

    Source: https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
    """
    stream, lake = expr("aws_kinesis_stream.telemetry.arn"), expr("local.data_lake_arn")
    key = expr("var.kms_key_id")
    return [
        {"sid": "ReadStream", "actions": list(STREAM_ACTIONS), "resources": [stream]},
        use_key("DecryptStream", key, "kinesis", "Decrypt"),
        {"sid": "UseBucket", "actions": list(BUCKET_ACTIONS), "resources": [lake], "condition": OWN_BUCKET},
        {
            "sid": "WriteObjects",
            "actions": list(OBJECT_ACTIONS),
            "resources": [f"{lake}/telemetry/*", f"{lake}/errors/telemetry/*"],
            "condition": OWN_BUCKET,
        },
        use_key("EncryptObjects", key, "s3", "Decrypt", "GenerateDataKey"),
        {"sid": "ReadSchema", "actions": list(TABLE_ACTIONS), "resources": _glue()},
        {"sid": "LogErrors", "actions": ["logs:PutLogEvents"], "resources": [f"{logs['arn']}:log-stream:*"]},
    ]


def _glue() -> list[str]:
    return [
        f"arn:{PARTITION}:glue:{REGION}:{ACCOUNT_ID}:catalog",
        expr("aws_glue_catalog_database.telemetry.arn"),
        expr("aws_glue_catalog_table.telemetry.arn"),
    ]
