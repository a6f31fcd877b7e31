"""housekeeping.tf: access logs, events, inventory, analytics and the archive tier, each only where asked for."""

from __future__ import annotations

from typing import Any

from generators.storage_stack.buckets import buckets_if
from generators.storage_stack.model import DATA
from modsmith import File, expr

BUCKET = expr("aws_s3_bucket.this[each.key].bucket")


class Housekeeping(File):
    """Configurations that hang on a bucket and change nothing of what it is."""

    def build(self) -> None:
        """Adds the five."""
        self.add("aws_s3_bucket_logging.this", _logging())
        self.add(
            "aws_s3_bucket_notification.this",
            {
                "for_each": buckets_if("var.enable_eventbridge_notifications"),
                "bucket": BUCKET,
                "eventbridge": True,
            },
        )
        self.add("aws_s3_bucket_inventory.this", _inventory())
        self.add(
            "aws_s3_bucket_analytics_configuration.this",
            {
                "for_each": buckets_if("var.enable_bucket_analytics"),
                "bucket": BUCKET,
                "name": "entire-bucket",
            },
        )
        self.add(f"aws_s3_bucket_intelligent_tiering_configuration.{DATA}", _archive_tier())


def _logging() -> dict[str, Any]:
    return {
        "for_each": buckets_if("var.access_logs_bucket_name != null"),
        "bucket": BUCKET,
        "target_bucket": expr("var.access_logs_bucket_name"),
        "target_prefix": f"{BUCKET}/",
    }


def _inventory() -> dict[str, Any]:
    """S3 puts the source bucket's name between prefix and report, so both may share a destination."""
    return {
        "for_each": buckets_if("var.inventory != null"),
        "bucket": BUCKET,
        "name": "entire-bucket",
        "included_object_versions": "All",
        "optional_fields": ["ETag", "LastModifiedDate", "ReplicationStatus", "Size", "StorageClass"],
        "schedule": {"frequency": expr("var.inventory.frequency")},
        "destination": {
            "bucket": {
                "bucket_arn": expr("var.inventory.destination_bucket_arn"),
                "format": expr("var.inventory.format"),
                "prefix": "inventory",
                "encryption": {"sse_s3": {}},
            }
        },
    }


def _archive_tier() -> dict[str, Any]:
    return {
        "count": expr("var.intelligent_tiering_archive_after_days == null ? 0 : 1"),
        "bucket": expr(f'aws_s3_bucket.this["{DATA}"].id'),
        "name": "archive",
        "tiering": {
            "access_tier": "ARCHIVE_ACCESS",
            "days": expr("var.intelligent_tiering_archive_after_days"),
        },
    }
