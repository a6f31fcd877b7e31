"""housekeeping.tf: access logs, analytics and the archive tier, each only where asked for."""

from __future__ import annotations

from generators.storage_stack.model import BUCKETS
from modsmith import File, expr


class Housekeeping(File):
    """Configurations that hang on a bucket and change nothing of what it is."""

    def build(self) -> None:
        """Adds the three."""
        self.local("bucket_names", {key: expr(f"aws_s3_bucket.{key}.bucket") for key in BUCKETS})
        self.add(
            "aws_s3_bucket_logging.this",
            {
                "for_each": buckets_if("var.access_logs_bucket_name != null"),
                "bucket": expr("each.value"),
                "target_bucket": expr("var.access_logs_bucket_name"),
                "target_prefix": "${each.value}/",
            },
        )
        self.add(
            "aws_s3_bucket_analytics_configuration.this",
            {
                "for_each": buckets_if("var.enable_bucket_analytics"),
                "bucket": expr("each.value"),
                "name": "entire-bucket",
            },
        )
        self.add(
            "aws_s3_bucket_intelligent_tiering_configuration.geojson_data",
            {
                "count": expr("var.intelligent_tiering_archive_after_days == null ? 0 : 1"),
                "bucket": expr("aws_s3_bucket.geojson_data.id"),
                "name": "archive",
                "tiering": {
                    "access_tier": "ARCHIVE_ACCESS",
                    "days": expr("var.intelligent_tiering_archive_after_days"),
                },
            },
        )


def buckets_if(wanted: str) -> str:
    """Key to name of both buckets, or nothing."""
    return expr(f"{{ for key, bucket in local.bucket_names : key => bucket if {wanted} }}")
