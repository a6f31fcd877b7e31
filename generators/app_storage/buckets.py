"""buckets.tf: frontend and images, and their backups in the replica region."""

from __future__ import annotations

from typing import Any

from generators.app_storage.bucket_policies import statements
from generators.app_storage.model import (
    BUCKETS,
    FRONTENDS,
    GLACIER_DAYS,
    INFREQUENT_ACCESS_DAYS,
    is_replica,
)
from modsmith import File, expr
from modsmith.constructs import NAME, BucketDesign, bucket

TIERS = {
    "id": "tiers",
    "transition": [
        {"days": INFREQUENT_ACCESS_DAYS, "storage_class": "STANDARD_IA"},
        {"days": GLACIER_DAYS, "storage_class": expr("var.images_glacier_class")},
    ],
}
"""The same for the backup: S3 replicates objects and not what lifecycle rules do to them, and a replica's age counts from
the original's creation.

Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-what-is-isnot-replicated.html
"""

READS = ["GET", "HEAD"]
WRITES = ["PUT", "POST"]


class Buckets(File):
    """All versioned, encrypted with the key of their region and closed to everyone but those that the policy names."""

    def build(self) -> None:
        """Adds the buckets with what hangs on them, and tells callers their names."""
        for key in BUCKETS:
            bucket(self, _bucket(key))
        for key in FRONTENDS:
            self._website(key)
        for key in BUCKETS:
            self._cors(key)
        for key in BUCKETS:
            self._access_logs(key)
        for key in BUCKETS:
            self.output(f"{key}_bucket_name", expr(f"aws_s3_bucket.{key}.bucket"))
            self.output(f"{key}_bucket_arn", expr(f"aws_s3_bucket.{key}.arn"))
            self.output(
                f"{key}_bucket_regional_domain_name", expr(f"aws_s3_bucket.{key}.bucket_regional_domain_name")
            )

    def _website(self, key: str) -> None:
        """Every path of a single-page application is its index."""
        self.add(
            f"aws_s3_bucket_website_configuration.{key}",
            {
                **_provider(key),
                "bucket": expr(f"aws_s3_bucket.{key}.id"),
                "index_document": {"suffix": "index.html"},
                "error_document": {"key": "index.html"},
            },
        )

    def _cors(self, key: str) -> None:
        """Browsers write images alone, and never into the backup."""
        self.add(
            f"aws_s3_bucket_cors_configuration.{key}",
            {
                "count": expr("length(var.cors_allowed_origins) > 0 ? 1 : 0"),
                **_provider(key),
                "bucket": expr(f"aws_s3_bucket.{key}.id"),
                "cors_rule": {
                    "allowed_methods": [*READS, *WRITES] if key == "images" else READS,
                    "allowed_origins": expr("var.cors_allowed_origins"),
                    "allowed_headers": ["*"],
                    "expose_headers": ["ETag"],
                    "max_age_seconds": 3600,
                },
            },
        )

    def _access_logs(self, key: str) -> None:
        """S3 delivers access logs only within a region, so the backups have a bucket of their own for them.

        Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
        """
        bucket = expr(f"aws_s3_bucket.{key}.id")
        target = f"var.{'replica_' if is_replica(key) else ''}access_logs_bucket_name"
        wanted = {"count": expr(f"{target} == null ? 0 : 1")} if is_replica(key) else {}
        self.add(
            f"aws_s3_bucket_logging.{key}",
            {
                **wanted,
                **_provider(key),
                "bucket": bucket,
                "target_bucket": expr(target),
                "target_prefix": f"{bucket}/",
            },
        )


def bucket_name(key: str) -> str:
    """Template of a bucket's name."""
    return f"{NAME}-{key.replace('_', '-')}-${{var.random_suffix}}"


def _bucket(key: str) -> BucketDesign:
    return BucketDesign(
        key,
        bucket_name(key),
        force_destroy=expr("!local.keep_data"),
        kms_key_arn=expr(f"var.{_key(key)}"),
        rules=_rules(key),
        statements=statements(key),
        provider="aws.replica" if is_replica(key) else "",
        preconditions=(_key_of_this_region(key),),
    )


def _key(bucket: str) -> str:
    return "replica_kms_key_arn" if is_replica(bucket) else "kms_key_arn"


def _key_of_this_region(bucket: str) -> dict[str, str]:
    provider, region = ("aws.replica", "replica") if is_replica(bucket) else ("aws", "current")
    name = _key(bucket)
    return {
        "condition": expr(f'split(":", var.{name})[3] == data.aws_region.{region}.id'),
        "error_message": (
            f'{name} is a key of ${{split(":", var.{name})[3]}}, but the provider {provider} works in'
            f" ${{data.aws_region.{region}.id}}: S3 takes only keys of the bucket's own region."
        ),
    }


def _rules(key: str) -> tuple[dict[str, Any], ...]:
    """Frontends stay in Standard; what a deployment or an upload replaced expires, and so do the delete markers left over."""
    kind = "frontend" if key in FRONTENDS else "images"
    old_versions = {
        "id": "expire-old-versions",
        "noncurrent_version_expiration": {"noncurrent_days": expr(f"var.{kind}_old_version_days")},
        "expiration": {"expired_object_delete_marker": True},
    }
    return (old_versions,) if kind == "frontend" else (TIERS, old_versions)


def _provider(key: str) -> dict[str, str]:
    return {"provider": "aws.replica"} if is_replica(key) else {}
