"""What the storage module keeps, with the planned values that prove it."""

from __future__ import annotations

from generators.storage.model import (
    CACHE_NODES,
    CACHE_SNAPSHOT_DAYS,
    DATABASE_BACKUP_DAYS,
    MAGNETIC_STORE_DAYS,
    MEMORY_STORE_HOURS,
    STREAMED,
    TABLES,
)
from modsmith import Promise, Refers, Scalar

TABLE = ("aws_dynamodb_table.*",)
CLUSTER = ("aws_rds_cluster.this",)
INSTANCE = ("aws_rds_cluster_instance.this",)
CACHE = ("aws_elasticache_replication_group.this",)
BUCKET = ("aws_s3_bucket.*",)
KEY = Refers("var.kms_key_id")
EXPIRING = tuple(f'aws_dynamodb_table.this["{design.key}"]' for design in TABLES if design.ttl_attribute)

GAUGES = ("aws_cloudwatch_metric_alarm.database_*",)
DAILY = ("aws_cloudwatch_metric_alarm.bucket_*",)
COUNTERS = tuple(
    f"aws_cloudwatch_metric_alarm.{name}"
    for name in ("consumed_reads", "*_throttles", "dynamodb_*", "cache_*", "timestream_*")
)


def _only_prod(**kept: Scalar) -> dict[str, dict[str, Scalar]]:
    """The values in prod; the opposite of each in dev and staging, where everything can be destroyed."""
    lost: dict[str, Scalar] = {name: not value for name, value in kept.items()}
    return {"dev": lost, "staging": lost, "prod": kept}


_TABLES = (
    Promise(
        "table-encryption",
        "Every table is encrypted with the caller's KMS key.",
        TABLE,
        {"server_side_encryption.0.enabled": True, "server_side_encryption.0.kms_key_arn": KEY},
    ),
    Promise(
        "table-recovery",
        "Every table is on demand and can be restored to any second of the last 35 days.",
        TABLE,
        {"point_in_time_recovery.0.enabled": True, "billing_mode": "PAY_PER_REQUEST"},
    ),
    Promise(
        "table-expiry",
        "Telemetry and connections expire by their own ttl attribute.",
        EXPIRING,
        {"ttl.0.enabled": True, "ttl.0.attribute_name": "ttl"},
    ),
    Promise(
        "table-stream",
        "Every change of telemetry and incidents is streamed with the old and the new image.",
        tuple(f'aws_dynamodb_table.this["{design.key}"]' for design in STREAMED),
        {"stream_enabled": True, "stream_view_type": "NEW_AND_OLD_IMAGES"},
    ),
    Promise(
        "table-deletion-protection",
        "In prod AWS refuses to delete a table.",
        TABLE,
        by_environment=_only_prod(deletion_protection_enabled=True),
    ),
)

_DATABASE = (
    Promise(
        "database-encryption",
        "Aurora and its master password are encrypted with the caller's key.",
        CLUSTER,
        {"storage_encrypted": True, "kms_key_id": KEY, "master_user_secret_kms_key_id": KEY},
    ),
    Promise(
        "database-password",
        "RDS keeps and rotates the master password; users may sign in with IAM.",
        CLUSTER,
        {
            "manage_master_user_password": True,
            "iam_database_authentication_enabled": True,
            "master_password": None,
        },
    ),
    Promise(
        "database-backup",
        "Aurora can be restored to any second of the last 7 days.",
        CLUSTER,
        {"backup_retention_period": DATABASE_BACKUP_DAYS, "copy_tags_to_snapshot": True},
    ),
    Promise(
        "database-scaling",
        "Both instances are serverless and scale together between 0.5 and 16 ACU unless the caller says otherwise.",
        CLUSTER,
        {
            "serverlessv2_scaling_configuration.0.min_capacity": 0.5,
            "serverlessv2_scaling_configuration.0.max_capacity": 16,
        },
    ),
    Promise(
        "database-insight",
        "Performance Insights, encrypted with the caller's key, and enhanced monitoring show what an instance does.",
        INSTANCE,
        {
            "instance_class": "db.serverless",
            "performance_insights_enabled": True,
            "performance_insights_kms_key_id": KEY,
            "monitoring_interval": 60,
        },
    ),
    Promise(
        "database-log",
        "The database's log is encrypted with the caller's key and kept for a year.",
        ("aws_cloudwatch_log_group.database",),
        {"retention_in_days": 365, "kms_key_id": KEY},
    ),
    Promise(
        "database-deletion-protection",
        "In prod AWS refuses to delete the cluster; a destroy leaves a last snapshot.",
        CLUSTER,
        by_environment={
            environment: {**values, "skip_final_snapshot": environment != "prod"}
            for environment, values in _only_prod(deletion_protection=True).items()
        },
    ),
)

_CACHE = (
    Promise(
        "cache-encryption",
        "Redis is encrypted at rest with the caller's key, and speaks TLS only.",
        CACHE,
        {"at_rest_encryption_enabled": "true", "kms_key_id": KEY, "transit_encryption_enabled": True},
    ),
    Promise(
        "cache-availability",
        "Two nodes in two availability zones; the replica takes over by itself.",
        CACHE,
        {
            "num_cache_clusters": CACHE_NODES,
            "multi_az_enabled": True,
            "automatic_failover_enabled": True,
        },
    ),
    Promise(
        "cache-backup",
        "A snapshot is taken every day and kept for 5 days.",
        CACHE,
        {"snapshot_retention_limit": CACHE_SNAPSHOT_DAYS},
    ),
)

_BUCKETS = (
    Promise(
        "bucket-access",
        "No bucket can be made public, by a policy or by an access control list.",
        ("aws_s3_bucket_public_access_block.*",),
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
        ("aws_s3_bucket_ownership_controls.*",),
        {"rule.0.object_ownership": "BucketOwnerEnforced"},
    ),
    Promise(
        "bucket-encryption",
        "Objects are encrypted with the caller's key, through bucket keys that keep requests to KMS few.",
        ("aws_s3_bucket_server_side_encryption_configuration.*",),
        {
            "rule.0.bucket_key_enabled": True,
            "rule.0.apply_server_side_encryption_by_default.0.sse_algorithm": "aws:kms",
            "rule.0.apply_server_side_encryption_by_default.0.kms_master_key_id": KEY,
        },
    ),
    Promise(
        "bucket-versions",
        "Every bucket keeps the versions of its objects.",
        ("aws_s3_bucket_versioning.*",),
        {"versioning_configuration.0.status": "Enabled"},
    ),
    Promise(
        "bucket-old-versions",
        "An overwritten or deleted object can be brought back for 30 days; unfinished uploads are aborted after 7.",
        ("aws_s3_bucket_lifecycle_configuration.*",),
        {
            "rule.1.status": "Enabled",
            "rule.1.noncurrent_version_expiration.0.noncurrent_days": 30,
            "rule.2.status": "Enabled",
            "rule.2.abort_incomplete_multipart_upload.0.days_after_initiation": 7,
        },
    ),
    Promise(
        "data-lake-tiering",
        "The data lake lives in Intelligent-Tiering from the first day.",
        ('aws_s3_bucket_lifecycle_configuration.this["data_lake"]',),
        {
            "rule.0.status": "Enabled",
            "rule.0.transition.0.days": 0,
            "rule.0.transition.0.storage_class": "INTELLIGENT_TIERING",
        },
    ),
    Promise(
        "videos-archive",
        "Videos move to Glacier Flexible Retrieval after 30 days unless the caller says otherwise.",
        ('aws_s3_bucket_lifecycle_configuration.this["videos"]',),
        {
            "rule.0.status": "Enabled",
            "rule.0.transition.0.days": 30,
            "rule.0.transition.0.storage_class": "GLACIER",
        },
    ),
    Promise(
        "logs-expiry",
        "Log files expire after a year unless the caller says otherwise.",
        ('aws_s3_bucket_lifecycle_configuration.this["logs"]',),
        {"rule.0.status": "Enabled", "rule.0.expiration.0.days": 365},
    ),
    Promise(
        "bucket-deletion-protection",
        "In prod a bucket with objects in it cannot be destroyed.",
        BUCKET,
        by_environment={
            environment: {"force_destroy": environment != "prod"}
            for environment in ("dev", "staging", "prod")
        },
    ),
)

_OTHERS = (
    Promise(
        "metrics-encryption",
        "Timestream is encrypted with the caller's key.",
        ("aws_timestreamwrite_database.this",),
        {"kms_key_id": KEY},
    ),
    Promise(
        "topic-encryption",
        "The module's own alarm topic is encrypted with the caller's key, which alarms may use.",
        ("aws_sns_topic.alarms",),
        {"kms_master_key_id": KEY},
    ),
    Promise(
        "metrics-retention",
        "Timestream keeps vehicle metrics in memory for 24 hours and on disk for 365 days.",
        ("aws_timestreamwrite_table.vehicle_metrics",),
        {
            "retention_properties.0.memory_store_retention_period_in_hours": MEMORY_STORE_HOURS,
            "retention_properties.0.magnetic_store_retention_period_in_days": MAGNETIC_STORE_DAYS,
        },
    ),
    Promise(
        "alarms",
        "Errors, evictions, reads and a low hit rate raise alarms; no data is good.",
        COUNTERS,
        {"actions_enabled": True, "treat_missing_data": "notBreaching"},
    ),
    Promise(
        "alarms-of-gauges",
        "Alarms of a database instance without data show insufficient data.",
        GAUGES,
        {"actions_enabled": True, "treat_missing_data": "missing"},
    ),
    Promise(
        "alarms-of-buckets",
        "Alarms of buckets keep their state between daily measurements.",
        DAILY,
        {"actions_enabled": True, "treat_missing_data": "ignore"},
    ),
)

PROMISES = (*_TABLES, *_DATABASE, *_CACHE, *_BUCKETS, *_OTHERS)
