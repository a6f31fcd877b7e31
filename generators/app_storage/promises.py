"""What the app_storage module keeps, with the planned values that prove it."""

from __future__ import annotations

from generators.app_storage.model import (
    BUCKETS,
    FRONTENDS,
    GLACIER_DAYS,
    INFREQUENT_ACCESS_DAYS,
    PAIRS,
    REPLICATION_MINUTES,
    at,
)
from modsmith import Expected, Promise, Refers, environments

TABLE = ("aws_dynamodb_table.main",)
KEY, REPLICA_KEY = Refers("var.kms_key_arn"), Refers("var.replica_kms_key_arn")
BUCKET = ("aws_s3_bucket.this", "aws_s3_bucket.backup")


def _of(kind: str, buckets: tuple[str, ...] = BUCKETS) -> tuple[str, ...]:
    return tuple(at(f"aws_s3_bucket_{kind}", bucket) for bucket in buckets)


def _by_prod(name: str, *, prod: bool) -> dict[str, dict[str, Expected]]:
    """One value in prod, the opposite in dev and staging."""
    return {env: {name: prod if env == "prod" else not prod} for env in environments.current().names}


_TABLE = (
    Promise(
        "table-encryption",
        "The table is encrypted with the caller's KMS key.",
        TABLE,
        {"server_side_encryption.0.enabled": True, "server_side_encryption.0.kms_key_arn": KEY},
    ),
    Promise(
        "table-recovery",
        "The table can be restored to any second of the last 35 days.",
        TABLE,
        {"point_in_time_recovery.0.enabled": True},
    ),
    Promise(
        "table-on-demand",
        "The table takes whatever comes and is paid by the request.",
        TABLE,
        {"billing_mode": "PAY_PER_REQUEST"},
    ),
    Promise(
        "table-stream",
        "Every change is streamed with the old and the new image.",
        TABLE,
        {"stream_enabled": True, "stream_view_type": "NEW_AND_OLD_IMAGES"},
    ),
    Promise(
        "table-deletion-protection",
        "In prod AWS refuses to delete the table; dev and staging can be destroyed whole.",
        TABLE,
        by_environment=_by_prod("deletion_protection_enabled", prod=True),
    ),
    Promise(
        "table-replica",
        "In prod the table has a replica in the other region, with the table's tags and a point-in-time recovery of its own.",
        TABLE,
        {"replica.0.point_in_time_recovery": True, "replica.0.propagate_tags": True},
        environments=("prod",),
    ),
)

_BUCKETS = (
    Promise(
        "bucket-access",
        "No bucket can be made public, by a policy or by an access control list.",
        _of("public_access_block"),
        {
            "block_public_acls": True,
            "block_public_policy": True,
            "ignore_public_acls": True,
            "restrict_public_buckets": True,
        },
    ),
    Promise(
        "bucket-ownership",
        "The account owns every object, whoever writes it.",
        _of("ownership_controls"),
        {"rule.0.object_ownership": "BucketOwnerEnforced"},
    ),
    *(
        Promise(
            control,
            f"Objects in the {region} region are encrypted with the caller's key of that region, through bucket keys that keep requests to KMS few.",
            _of("server_side_encryption_configuration", buckets),
            {
                "rule.0.bucket_key_enabled": True,
                "rule.0.apply_server_side_encryption_by_default.0.sse_algorithm": "aws:kms",
                "rule.0.apply_server_side_encryption_by_default.0.kms_master_key_id": key,
            },
        )
        for control, region, buckets, key in (
            ("bucket-encryption", "primary", tuple(PAIRS), KEY),
            ("backup-encryption", "replica", tuple(PAIRS.values()), REPLICA_KEY),
        )
    ),
    Promise(
        "bucket-versions",
        "Every bucket is versioned in every environment, so replication can be switched on at any time.",
        _of("versioning"),
        {"versioning_configuration.0.status": "Enabled"},
    ),
    Promise(
        "frontend-lifecycle",
        "Frontends stay in Standard; files of earlier deployments expire after 30 days, uploads that are never completed after 7.",
        _of("lifecycle_configuration", FRONTENDS),
        {
            "rule.0.noncurrent_version_expiration.0.noncurrent_days": 30,
            "rule.1.abort_incomplete_multipart_upload.0.days_after_initiation": 7,
        },
    ),
    Promise(
        "images-lifecycle",
        "Images and their backups move to Standard-IA after 30 days and to Glacier Instant Retrieval after 90; what was overwritten or deleted expires after another 90, uploads that are never completed after 7.",
        _of("lifecycle_configuration", ("images", "images_backup")),
        {
            "rule.0.noncurrent_version_expiration.0.noncurrent_days": 90,
            "rule.1.abort_incomplete_multipart_upload.0.days_after_initiation": 7,
            "rule.2.transition.0.days": INFREQUENT_ACCESS_DAYS,
            "rule.2.transition.0.storage_class": "STANDARD_IA",
            "rule.2.transition.1.days": GLACIER_DAYS,
            "rule.2.transition.1.storage_class": "GLACIER_IR",
        },
    ),
    Promise(
        "bucket-deletion-protection",
        "In prod a bucket with objects in it cannot be destroyed; dev and staging can be destroyed whole.",
        BUCKET,
        by_environment=_by_prod("force_destroy", prod=False),
    ),
)

_RULE = "rule.0.destination.0"

_REPLICATION = (
    Promise(
        "replication",
        "In prod both pairs are replicated to the other region: every object and delete marker, with the replica region's key,"
        " within 15 minutes.",
        _of("replication_configuration", tuple(PAIRS)),
        {
            "rule.0.status": "Enabled",
            "rule.0.delete_marker_replication.0.status": "Enabled",
            "rule.0.source_selection_criteria.0.sse_kms_encrypted_objects.0.status": "Enabled",
            f"{_RULE}.encryption_configuration.0.replica_kms_key_id": REPLICA_KEY,
            f"{_RULE}.replication_time.0.status": "Enabled",
            f"{_RULE}.replication_time.0.time.0.minutes": REPLICATION_MINUTES,
            f"{_RULE}.metrics.0.event_threshold.0.minutes": REPLICATION_MINUTES,
        },
        environments=("prod",),
    ),
    Promise(
        "replication-failures",
        "In prod an operation that could not be replicated raises an alarm, for which silence is good news.",
        ("aws_cloudwatch_metric_alarm.failed_replications",),
        {"actions_enabled": True, "treat_missing_data": "notBreaching", "threshold": 0},
        environments=("prod",),
    ),
    Promise(
        "replication-latency",
        "In prod a backup that is more than 15 minutes behind raises an alarm; without a measurement the alarm lacks data.",
        ("aws_cloudwatch_metric_alarm.replication_latency",),
        {"actions_enabled": True, "treat_missing_data": "missing", "threshold": REPLICATION_MINUTES * 60},
        environments=("prod",),
    ),
)

_ALARMS = (
    Promise(
        "alarms",
        "Throttled, failing and slow requests of the table, and failing requests of all four buckets, raise alarms for which"
        " silence is good news.",
        (
            "aws_cloudwatch_metric_alarm.read_throttles",
            "aws_cloudwatch_metric_alarm.write_throttles",
            "aws_cloudwatch_metric_alarm.system_errors",
            "aws_cloudwatch_metric_alarm.latency",
            "aws_cloudwatch_metric_alarm.user_errors",
            "aws_cloudwatch_metric_alarm.bucket_5xx",
            "aws_cloudwatch_metric_alarm.backup_5xx",
        ),
        {"actions_enabled": True, "treat_missing_data": "notBreaching"},
    ),
)

_METRICS = (
    Promise(
        "request-metrics",
        "S3 publishes request metrics for all objects of all four buckets.",
        ("aws_s3_bucket_metric.this", "aws_s3_bucket_metric.backup"),
        {"name": "EntireBucket"},
    ),
)

PROMISES = (*_METRICS, *_TABLE, *_BUCKETS, *_REPLICATION, *_ALARMS)
