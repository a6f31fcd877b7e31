"""buckets.tf: the website's files and the GeoJSON data, both read by CloudFront alone."""

from __future__ import annotations

from typing import Any

from generators.shared.moves import OF_EVERY_BUCKET, move_into_maps
from generators.storage_stack.model import BUCKETS, DATA
from generators.storage_stack.object_lock import guard
from modsmith import Dynamic, File, expr
from modsmith.constructs import NAME, BucketDesign, bucket

OLD_VERSIONS = Dynamic(
    expr('var.enable_lifecycle ? ["expire-old-versions"] : []'),
    {
        "id": expr("rule.value"),
        "noncurrent_version_expiration": {"noncurrent_days": expr("var.old_versions_expire_after_days")},
        "expiration": {"expired_object_delete_marker": True},
    },
)
"""And the delete markers that nothing is left under."""

ARCHIVE = Dynamic(
    expr(
        'each.value.holds_data && var.enable_lifecycle && !var.enable_intelligent_tiering ? ["archive"] : []'
    ),
    {
        "id": expr("rule.value"),
        "transition": [
            {"days": expr("var.geojson_standard_ia_after_days"), "storage_class": "STANDARD_IA"},
            {"days": expr("var.geojson_glacier_ir_after_days"), "storage_class": "GLACIER_IR"},
        ],
    },
)
"""Instant Retrieval, so that CloudFront can still read what is archived."""

TIERING = Dynamic(
    expr('each.value.holds_data && var.enable_intelligent_tiering ? ["intelligent-tiering"] : []'),
    {
        "id": expr("rule.value"),
        "transition": {"days": 0, "storage_class": "INTELLIGENT_TIERING"},
    },
)


class Buckets(File):
    """Encrypted with S3's own keys, which the origin access identity can read."""

    def build(self) -> None:
        """Adds both buckets, the identity that reads them, and CORS for the data."""
        self.local("buckets", {key: _described(key, thing) for key, thing in BUCKETS.items()})
        identity = self.add(
            "aws_cloudfront_origin_access_identity.this", {"comment": f"Reads the buckets of {NAME}."}
        )
        bucket(self, _design(identity["iam_arn"]))
        self.add("aws_s3_bucket_cors_configuration.geojson_data", _cors())
        move_into_maps(self, OF_EVERY_BUCKET, BUCKETS)
        for key in BUCKETS:
            made = f'aws_s3_bucket.this["{key}"]'
            self.output(f"{key}_bucket_name", expr(f"{made}.bucket"))
            self.output(f"{key}_bucket_arn", expr(f"{made}.arn"))
            self.output(f"{key}_bucket_regional_domain_name", expr(f"{made}.bucket_regional_domain_name"))
        self.output("cloudfront_oai_id", identity["id"])
        self.output("cloudfront_oai_path", identity["cloudfront_access_identity_path"])
        self.output("cloudfront_oai_iam_arn", identity["iam_arn"])


def buckets_if(wanted: str) -> str:
    """Both buckets of `local.buckets`, or none.

    Args:
        wanted: bare expression.
    """
    return expr(f"{{ for key, bucket in local.buckets : key => bucket if {wanted} }}")


def _described(key: str, thing: str) -> dict[str, Any]:
    """What tells one bucket from the other."""
    return {
        "name": expr(f'coalesce(var.bucket_name_overrides.{key}, "{NAME}-{thing}")'),
        "sid": "".join(word.title() for word in key.split("_")),
        "holds_data": key == DATA,
    }


def _design(reader: str) -> BucketDesign:
    return BucketDesign(
        "this",
        expr("each.value.name"),
        force_destroy=expr("!local.keep_data"),
        versioned=expr("local.versioned"),
        rules=(ARCHIVE, TIERING, OLD_VERSIONS),
        statements=(_read(reader),),
        minimum_tls="1.2",
        for_each="local.buckets",
        arguments=guard(),
    )


def _read(reader: str) -> dict[str, Any]:
    """Objects and no listing: a file that is not there answers 403, as one that must not be read does.

    Source: https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html
    """
    return {
        "sid": "AllowCloudFrontToRead",
        "actions": ["s3:GetObject"],
        "resources": ["${aws_s3_bucket.this[each.key].arn}/*"],
        "principals": {"type": "AWS", "identifiers": [reader]},
    }


def _cors() -> dict[str, Any]:
    return {
        "count": expr("length(var.cors_allowed_origins) == 0 ? 0 : 1"),
        "bucket": expr(f'aws_s3_bucket.this["{DATA}"].id'),
        "cors_rule": {
            "allowed_methods": ["GET", "HEAD"],
            "allowed_origins": expr("var.cors_allowed_origins"),
            "allowed_headers": ["If-Modified-Since", "If-None-Match", "Range"],
            "expose_headers": ["Content-Length", "Content-Range", "ETag"],
            "max_age_seconds": 3600,
        },
    }
