"""bucket_reports.tf: what S3 tells about the buckets: access logs, inventories, events."""

from __future__ import annotations

from generators.app_storage.buckets import HALVES, of_each
from modsmith import File, expr

COLUMNS = ["EncryptionStatus", "ETag", "LastModifiedDate", "ReplicationStatus", "Size", "StorageClass"]
"""Among them what shows whether every object is encrypted as the bucket says, and replicated."""


class BucketReports(File):
    """Logs and inventories go to buckets of the caller, each in the region of what it is about."""

    def build(self) -> None:
        """Adds logging, inventories and notifications for both regions."""
        for half in HALVES:
            self._access_logs(*half)
        for half in HALVES:
            self._inventory(*half)
        for half in HALVES:
            self._events(*half)

    def _access_logs(self, name: str, buckets: str, provider: str) -> None:
        """S3 delivers access logs only within a region, so the backups have a bucket of their own for them.

        Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
        """
        bucket = expr(f"aws_s3_bucket.{name}[each.key].id")
        target = "var.replica_access_logs_bucket_name" if provider else "var.access_logs_bucket_name"
        wanted = (
            of_each(buckets, f"{target} != null", provider)
            if provider
            else {"for_each": expr(f"local.{buckets}")}
        )
        self.add(
            f"aws_s3_bucket_logging.{name}",
            {
                **wanted,
                "bucket": bucket,
                "target_bucket": expr(target),
                "target_prefix": f"{bucket}/",
            },
        )

    def _inventory(self, name: str, buckets: str, provider: str) -> None:
        """S3 puts the source bucket's name between prefix and report, so both may share a destination of their region.

        Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory.html
        """
        said = "var.replica_inventory" if provider else "var.inventory"
        self.add(
            f"aws_s3_bucket_inventory.{name}",
            {
                **of_each(buckets, f"{said} != null", provider),
                "bucket": expr(f"aws_s3_bucket.{name}[each.key].id"),
                "name": "entire-bucket",
                "included_object_versions": "All",
                "optional_fields": COLUMNS,
                "schedule": {"frequency": expr(f"{said}.frequency")},
                "destination": {
                    "bucket": {
                        "bucket_arn": expr(f"{said}.destination_bucket_arn"),
                        "format": expr(f"{said}.format"),
                        "prefix": "inventory",
                        "encryption": {"sse_s3": {}},
                    }
                },
            },
        )

    def _events(self, name: str, buckets: str, provider: str) -> None:
        self.add(
            f"aws_s3_bucket_notification.{name}",
            {
                **of_each(buckets, "var.enable_eventbridge_notifications", provider),
                "bucket": expr(f"aws_s3_bucket.{name}[each.key].id"),
                "eventbridge": True,
            },
        )
