"""What the storage_stack module keeps, with the planned values that prove it in every environment."""

from __future__ import annotations

from modsmith import Promise, environments

TABLE = ("aws_dynamodb_table.cache",)
BUCKET = ("aws_s3_bucket.*",)

_TABLE = (
    Promise(
        "encryption-at-rest",
        "The cache is encrypted with the KMS key that AWS manages for DynamoDB.",
        TABLE,
        {"server_side_encryption.0.enabled": True},
    ),
    Promise(
        "time-to-live",
        "DynamoDB deletes an item within a few days after the moment in its ttl attribute.",
        TABLE,
        {"ttl.0.enabled": True, "ttl.0.attribute_name": "ttl"},
    ),
    Promise(
        "stream",
        "Every change of the cache is streamed with the old and the new image.",
        TABLE,
        {"stream_enabled": True, "stream_view_type": "NEW_AND_OLD_IMAGES"},
    ),
    Promise(
        "billing",
        "Dev and staging pay for each request; prod has 5 read and 5 write units for the table and as many for its index.",
        TABLE,
        by_environment={
            "dev": {"billing_mode": "PAY_PER_REQUEST"},
            "staging": {"billing_mode": "PAY_PER_REQUEST"},
            "prod": {
                "billing_mode": "PROVISIONED",
                "read_capacity": 5,
                "write_capacity": 5,
                "global_secondary_index.0.read_capacity": 5,
                "global_secondary_index.0.write_capacity": 5,
            },
        },
    ),
    Promise(
        "point-in-time-recovery",
        "In prod the table can be restored to any second of the last 35 days; dev and staging keep no backup.",
        TABLE,
        by_environment={
            "dev": {"point_in_time_recovery.0.enabled": False},
            "staging": {"point_in_time_recovery.0.enabled": False},
            "prod": {
                "point_in_time_recovery.0.enabled": True,
                "point_in_time_recovery.0.recovery_period_in_days": 35,
            },
        },
    ),
    Promise(
        "deletion-protection",
        "In prod AWS refuses to delete the table; dev and staging can be destroyed whole.",
        TABLE,
        by_environment={
            environment: {"deletion_protection_enabled": environment == "prod"}
            for environment in environments.current().names
        },
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
        "Objects are encrypted with AES-256 and S3's own keys.",
        ("aws_s3_bucket_server_side_encryption_configuration.*",),
        {"rule.0.apply_server_side_encryption_by_default.0.sse_algorithm": "AES256"},
    ),
    Promise(
        "bucket-versions",
        "In prod an overwritten or deleted object can be brought back.",
        ("aws_s3_bucket_versioning.*",),
        by_environment={
            environment: {
                "versioning_configuration.0.status": "Enabled" if environment == "prod" else "Suspended"
            }
            for environment in environments.current().names
        },
    ),
    Promise(
        "bucket-uploads",
        "Uploads that are never completed are aborted after 7 days.",
        ("aws_s3_bucket_lifecycle_configuration.*",),
        {"rule.0.abort_incomplete_multipart_upload.0.days_after_initiation": 7},
    ),
    Promise(
        "bucket-deletion-protection",
        "In prod a bucket with objects in it cannot be destroyed; dev and staging can be destroyed whole.",
        BUCKET,
        by_environment={
            environment: {"force_destroy": environment != "prod"}
            for environment in environments.current().names
        },
    ),
)

_OTHERS = (
    Promise(
        "parameters",
        "Names and ARNs are plain strings in Parameter Store.",
        ("aws_ssm_parameter.this",),
        {"type": "String"},
    ),
    Promise(
        "alarms",
        "Throttles, latency and errors of the buckets raise alarms that notify a topic and treat silence as good news.",
        ("aws_cloudwatch_metric_alarm.*",),
        {"actions_enabled": True, "treat_missing_data": "notBreaching"},
    ),
    Promise(
        "key-rotation",
        "AWS rotates the key of the module's own alarm topic every year.",
        ("aws_kms_key.this",),
        {"enable_key_rotation": True, "deletion_window_in_days": 7},
    ),
)

PROMISES = (*_TABLE, *_BUCKETS, *_OTHERS)
