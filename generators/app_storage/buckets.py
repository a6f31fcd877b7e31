"""buckets.tf: frontend and images, and their backups in the replica region.

A provider cannot vary within `for_each`, so there are two maps: `this` in the primary region, `backup` in the other. Neither
depends on keys or distributions, whose own policies need the buckets' names.
"""

from __future__ import annotations

from typing import Any

from generators.app_storage.model import (
    BUCKETS,
    FRONTENDS,
    GLACIER_DAYS,
    INFREQUENT_ACCESS_DAYS,
    PAIRS,
    at,
)
from modsmith import Dynamic, File, expr
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
HALVES = (("this", "buckets", ""), ("backup", "backups", "aws.replica"))
"""Terraform's name, the local map and the provider of both regions."""


class Buckets(File):
    """All versioned, encrypted with the key of their region and closed to everyone but those that the policy names."""

    def build(self) -> None:
        """Adds the buckets with what hangs on them, and tells callers their names."""
        self.local("buckets", {key: _design(key) | {"backup": backup} for key, backup in PAIRS.items()})
        self.local("backups", {backup: _design(backup) for backup in PAIRS.values()})
        self.local("bucket_names", expr("values(merge(local.buckets, local.backups))[*].name"))
        for name, buckets, provider in HALVES:
            bucket(self, _bucket(name, buckets, provider))
        for half in HALVES:
            self._website(*half)
        for half in HALVES:
            self._cors(*half)
        for key in BUCKETS:
            one = at("aws_s3_bucket", key)
            self.output(f"{key}_bucket_name", expr(f"{one}.bucket"))
            self.output(f"{key}_bucket_arn", expr(f"{one}.arn"))
            self.output(f"{key}_bucket_regional_domain_name", expr(f"{one}.bucket_regional_domain_name"))

    def _website(self, name: str, buckets: str, provider: str) -> None:
        """Every path of a single-page application is its index."""
        self.add(
            f"aws_s3_bucket_website_configuration.{name}",
            {
                **of_each(buckets, "bucket.website", provider),
                "bucket": expr(f"aws_s3_bucket.{name}[each.key].id"),
                "index_document": {"suffix": "index.html"},
                "error_document": {"key": "index.html"},
            },
        )

    def _cors(self, name: str, buckets: str, provider: str) -> None:
        """Browsers write images alone, and never into the backup."""
        self.add(
            f"aws_s3_bucket_cors_configuration.{name}",
            {
                **of_each(buckets, "length(var.cors_allowed_origins) > 0", provider),
                "bucket": expr(f"aws_s3_bucket.{name}[each.key].id"),
                "cors_rule": {
                    "allowed_methods": expr("each.value.cors_methods"),
                    "allowed_origins": expr("var.cors_allowed_origins"),
                    "allowed_headers": ["*"],
                    "expose_headers": ["ETag"],
                    "max_age_seconds": 3600,
                },
            },
        )


def of_each(buckets: str, condition: str, provider: str) -> dict[str, str]:
    """Meta-arguments of what belongs to the buckets of one region, where a condition holds.

    Args:
        buckets: local map.
        condition: bare expression, which may refer to `key` and `bucket`.
        provider: alias, or "".
    """
    chosen = expr(f"{{ for key, bucket in local.{buckets} : key => bucket if {condition} }}")
    return {"for_each": chosen} | ({"provider": provider} if provider else {})


def bucket_name(key: str) -> str:
    """Template of a bucket's name."""
    return f"{NAME}-{key.replace('_', '-')}-${{var.random_suffix}}"


def _design(key: str) -> dict[str, Any]:
    """What one bucket is, as an element of the local map."""
    kind = "frontend" if key in FRONTENDS else "images"
    return {
        "name": bucket_name(key),
        "website": kind == "frontend",
        "tiered": kind == "images",
        "old_version_days": expr(f"var.{kind}_old_version_days"),
        "cors_methods": [*READS, *WRITES] if key == "images" else READS,
    }


def _bucket(name: str, buckets: str, provider: str) -> BucketDesign:
    return BucketDesign(
        name,
        expr("each.value.name"),
        for_each=f"local.{buckets}",
        force_destroy=expr("!local.keep_data"),
        kms_key_arn=expr("var.replica_kms_key_arn" if provider else "var.kms_key_arn"),
        rules=(_old_versions(), Dynamic(expr("each.value.tiered ? [true] : []"), TIERS)),
        policy=expr("data.aws_iam_policy_document.bucket[each.key].json"),
        provider=provider,
    )


def _old_versions() -> dict[str, Any]:
    """What a deployment or an upload replaced expires, and so do the delete markers left over."""
    return {
        "id": "expire-old-versions",
        "noncurrent_version_expiration": {"noncurrent_days": expr("each.value.old_version_days")},
        "expiration": {"expired_object_delete_marker": True},
    }
