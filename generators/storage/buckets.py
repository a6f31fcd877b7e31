"""buckets.tf: data lake, videos and logs."""

from __future__ import annotations

from typing import Any

from generators.storage.model import BUCKETS, OLD_VERSION_DAYS
from modsmith import Dynamic, File, expr
from modsmith.constructs import ACCOUNT_ID, TAGS

KEY = expr("var.kms_key_id")

OLD_VERSIONS = {
    "id": "expire-old-versions",
    "status": "Enabled",
    "filter": {},
    "noncurrent_version_expiration": {"noncurrent_days": OLD_VERSION_DAYS},
    "expiration": {"expired_object_delete_marker": True},
}
"""And the delete markers that nothing is left under."""

ABORT_UPLOADS = {
    "id": "abort-incomplete-uploads",
    "status": "Enabled",
    "filter": {},
    "abort_incomplete_multipart_upload": {"days_after_initiation": 7},
}

LIFECYCLES: dict[str, dict[str, Any]] = {
    "data_lake": {
        "rule": "intelligent-tiering",
        "transition": {"days": 0, "storage_class": "INTELLIGENT_TIERING"},
        "expires_after_days": None,
    },
    "videos": {
        "rule": "glacier",
        "transition": {"days": expr("var.videos_glacier_after_days"), "storage_class": "GLACIER"},
        "expires_after_days": None,
    },
    "logs": {"rule": "expire", "transition": None, "expires_after_days": expr("var.logs_expire_after_days")},
}
"""What becomes of a bucket's objects."""

ARCHIVE = "aws_s3_bucket_intelligent_tiering_configuration.data_lake"


class Buckets(File):
    """One resource of each kind for all three: what they differ in is a local map."""

    def build(self) -> None:
        """Adds the buckets with all that makes them safe, and tells callers their names."""
        self.local("buckets", {key: _bucket(key) for key in BUCKETS})
        self.local("log_delivery", _log_delivery())
        self.add(
            "aws_s3_bucket.this",
            {
                "for_each": expr("local.buckets"),
                "bucket": expr("each.value.name"),
                "force_destroy": expr("!local.keep_data"),
                "tags": TAGS,
            },
        )
        self._close()
        self._keep()
        self._archive()
        self._notify()
        for key in BUCKETS:
            self.output(f"{key}_bucket_name", expr(f'aws_s3_bucket.this["{key}"].bucket'))
            self.output(f"{key}_bucket_arn", expr(f'aws_s3_bucket.this["{key}"].arn'))

    def _each(self, type_: str, body: dict[str, Any]) -> None:
        self.add(
            f"{type_}.this",
            {"for_each": expr("local.buckets"), "bucket": expr("aws_s3_bucket.this[each.key].id"), **body},
        )

    def _close(self) -> None:
        """S3 refuses two changes of one bucket's access at the same moment, so they wait for one another."""
        self._each(
            "aws_s3_bucket_public_access_block",
            {
                "block_public_acls": True,
                "block_public_policy": True,
                "ignore_public_acls": True,
                "restrict_public_buckets": True,
            },
        )
        self._each(
            "aws_s3_bucket_ownership_controls",
            {
                "rule": {"object_ownership": "BucketOwnerEnforced"},
                "depends_on": ["aws_s3_bucket_public_access_block.this"],
            },
        )
        policy = self.add(
            "data.aws_iam_policy_document.bucket",
            {"for_each": expr("aws_s3_bucket.this"), "statement": _policy()},
        )
        self._each(
            "aws_s3_bucket_policy",
            {
                "policy": expr(f"{policy.address}[each.key].json"),
                "depends_on": ["aws_s3_bucket_ownership_controls.this"],
            },
        )

    def _keep(self) -> None:
        self._each(
            "aws_s3_bucket_server_side_encryption_configuration",
            {
                "rule": {
                    "apply_server_side_encryption_by_default": {
                        "sse_algorithm": "aws:kms",
                        "kms_master_key_id": KEY,
                    },
                    "bucket_key_enabled": True,
                }
            },
        )
        self._each("aws_s3_bucket_versioning", {"versioning_configuration": {"status": "Enabled"}})
        self._each(
            "aws_s3_bucket_lifecycle_configuration",
            {
                "rule": [_own_rule(), OLD_VERSIONS, ABORT_UPLOADS],
                "depends_on": ["aws_s3_bucket_versioning.this"],
            },
        )

    def _archive(self) -> None:
        """Archived objects must be restored before they are read, so nothing is archived unless asked for."""
        self.add(
            ARCHIVE,
            {
                "count": expr("var.data_lake_archive_after_days == null ? 0 : 1"),
                "bucket": expr('aws_s3_bucket.this["data_lake"].id'),
                "name": "archive",
                "tiering": {
                    "access_tier": "ARCHIVE_ACCESS",
                    "days": expr("var.data_lake_archive_after_days"),
                },
            },
        )

    def _notify(self) -> None:
        """Access logs do not go to our own logs bucket: S3 delivers them to buckets with S3's own keys only.

        Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html
        """
        self.add(
            "aws_s3_bucket_logging.this",
            {
                "for_each": expr(
                    "{ for key, bucket in aws_s3_bucket.this : key => bucket.id if var.access_logs_bucket_name != null }"
                ),
                "bucket": expr("each.value"),
                "target_bucket": expr("var.access_logs_bucket_name"),
                "target_prefix": "${each.value}/",
            },
        )
        self.add(
            "aws_s3_bucket_notification.this",
            {
                "for_each": expr(
                    "{ for key, bucket in aws_s3_bucket.this : key => bucket.id if var.enable_eventbridge_notifications }"
                ),
                "bucket": expr("each.value"),
                "eventbridge": True,
            },
        )


def _bucket(key: str) -> dict[str, Any]:
    """What the bucket differs in from the others."""
    return {"name": f"${{local.name}}-{key.replace('_', '-')}-${{local.suffix}}", **LIFECYCLES[key]}


def _own_rule() -> dict[str, Any]:
    return {
        "id": expr("each.value.rule"),
        "status": "Enabled",
        "filter": {},
        "transition": Dynamic(
            expr("each.value.transition[*]"),
            {
                "days": expr("transition.value.days"),
                "storage_class": expr("transition.value.storage_class"),
            },
        ),
        "expiration": Dynamic(expr("each.value.expires_after_days[*]"), {"days": expr("expiration.value")}),
    }


def _log_delivery() -> list[dict[str, Any]]:
    """What services that log through CloudWatch's delivery, such as VPC flow logs, may do in the logs bucket.

    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
    """
    arn = expr('aws_s3_bucket.this["logs"].arn')
    return [
        {"sid": "AllowLogDelivery", "actions": ["s3:PutObject"], "resource": f"{arn}/*"},
        {"sid": "AllowLogDeliveryCheck", "actions": ["s3:GetBucketAcl", "s3:ListBucket"], "resource": arn},
    ]


def _policy() -> list[dict[str, Any] | Dynamic]:
    """Nobody gets in with an old TLS or none, or stores an object that the module's key does not encrypt.

    The latter leaves out AWS's own services, whose deliveries into the logs bucket say themselves how they encrypt.
    """
    caller = ("BoolIfExists", "aws:PrincipalIsAWSService", "false")
    return [
        _deny("DenyPlainHttp", "s3:*", ("Bool", "aws:SecureTransport", "false")),
        _deny("DenyOldTls", "s3:*", ("NumericLessThan", "s3:TlsVersion", "1.2")),
        _deny(
            "DenyOtherEncryption",
            "s3:PutObject",
            ("Null", "s3:x-amz-server-side-encryption", "false"),
            ("StringNotEquals", "s3:x-amz-server-side-encryption", "aws:kms"),
            caller,
        ),
        _deny(
            "DenyOtherKeys",
            "s3:PutObject",
            ("Null", "s3:x-amz-server-side-encryption-aws-kms-key-id", "false"),
            ("ArnNotEquals", "s3:x-amz-server-side-encryption-aws-kms-key-id", KEY),
            caller,
        ),
        Dynamic(
            expr('each.key == "logs" ? local.log_delivery : []'),
            {
                "sid": expr("statement.value.sid"),
                "actions": expr("statement.value.actions"),
                "resources": [expr("statement.value.resource")],
                "principals": {"type": "Service", "identifiers": ["delivery.logs.amazonaws.com"]},
                "condition": {
                    "test": "StringEquals",
                    "variable": "aws:SourceAccount",
                    "values": [ACCOUNT_ID],
                },
            },
        ),
    ]


def _deny(sid: str, action: str, *conditions: tuple[str, str, str]) -> dict[str, Any]:
    everything = [expr("each.value.arn"), "${each.value.arn}/*"]
    return {
        "sid": sid,
        "effect": "Deny",
        "actions": [action],
        "resources": everything if action == "s3:*" else everything[1:],
        "principals": {"type": "AWS", "identifiers": ["*"]},
        "condition": [
            {"test": test, "variable": variable, "values": [value]} for test, variable, value in conditions
        ],
    }
