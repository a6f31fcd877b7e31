"""buckets.tf: data lake, videos and logs."""

from __future__ import annotations

from typing import Any

from generators.storage.model import BUCKETS, OLD_VERSION_DAYS
from modsmith import File, expr
from modsmith.constructs import ACCOUNT_ID, NAME, BucketDesign, bucket

OLD_VERSIONS = {
    "id": "expire-old-versions",
    "noncurrent_version_expiration": {"noncurrent_days": OLD_VERSION_DAYS},
    "expiration": {"expired_object_delete_marker": True},
}
"""And the delete markers that nothing is left under."""


class Buckets(File):
    """All versioned and encrypted with the caller's key."""

    def build(self) -> None:
        """Adds the three buckets and tells callers their names."""
        for key in BUCKETS:
            bucket(self, _bucket(key))
        self._archive()
        self.local("bucket_arns", {key: expr(f"aws_s3_bucket.{key}.arn") for key in BUCKETS})
        self.add("aws_s3_bucket_logging.this", _access_logs())
        for key in BUCKETS:
            self.output(f"{key}_bucket_name", expr(f"aws_s3_bucket.{key}.bucket"))
            self.output(f"{key}_bucket_arn", expr(f"aws_s3_bucket.{key}.arn"))

    def _archive(self) -> None:
        """Archived objects must be restored before they are read, so nothing is archived unless asked for."""
        self.add(
            "aws_s3_bucket_intelligent_tiering_configuration.data_lake",
            {
                "count": expr("var.data_lake_archive_after_days == null ? 0 : 1"),
                "bucket": expr("aws_s3_bucket.data_lake.id"),
                "name": "archive",
                "tiering": {
                    "access_tier": "ARCHIVE_ACCESS",
                    "days": expr("var.data_lake_archive_after_days"),
                },
            },
        )


def _bucket(key: str) -> BucketDesign:
    return BucketDesign(
        key,
        f"{NAME}-{key.replace('_', '-')}-${{local.bucket_suffix}}",
        force_destroy=expr("!local.keep_data"),
        kms_key_arn=expr("var.kms_key_id"),
        rules=(RULES[key], OLD_VERSIONS),
        statements=_log_delivery() if key == "logs" else (),
    )


RULES: dict[str, dict[str, Any]] = {
    "data_lake": {
        "id": "intelligent-tiering",
        "transition": {"days": 0, "storage_class": "INTELLIGENT_TIERING"},
    },
    "videos": {
        "id": "glacier",
        "transition": {"days": expr("var.videos_glacier_after_days"), "storage_class": "GLACIER"},
    },
    "logs": {"id": "expire", "expiration": {"days": expr("var.logs_expire_after_days")}},
}


def _log_delivery() -> tuple[dict[str, Any], ...]:
    """Services that log through CloudWatch's delivery, such as VPC flow logs, for this account alone.

    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
    """
    ours = {"test": "StringEquals", "variable": "aws:SourceAccount", "values": [ACCOUNT_ID]}
    principals = {"type": "Service", "identifiers": ["delivery.logs.amazonaws.com"]}
    arn = expr("aws_s3_bucket.logs.arn")
    return (
        {
            "sid": "AllowLogDelivery",
            "actions": ["s3:PutObject"],
            "resources": [f"{arn}/*"],
            "principals": principals,
            "condition": ours,
        },
        {
            "sid": "AllowLogDeliveryCheck",
            "actions": ["s3:GetBucketAcl", "s3:ListBucket"],
            "resources": [arn],
            "principals": principals,
            "condition": ours,
        },
    )


def _access_logs() -> dict[str, Any]:
    """Not to our own logs bucket: S3 delivers access logs to buckets with S3's own keys only.

    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
    """
    buckets = ", ".join(f"{key} = aws_s3_bucket.{key}.id" for key in BUCKETS)
    return {
        "for_each": expr(
            f"{{ for key, bucket in {{ {buckets} }} : key => bucket if var.access_logs_bucket_name != null }}"
        ),
        "bucket": expr("each.value"),
        "target_bucket": expr("var.access_logs_bucket_name"),
        "target_prefix": "${each.value}/",
    }
