"""What the streaming module promises, and which of Checkov's checks it sets aside."""

from __future__ import annotations

from generators.streaming import model
from modsmith import Promise, Refers, Waiver

STREAM = ("aws_kinesis_stream.telemetry",)
QUEUES = tuple(f"aws_sqs_queue.{design.key}" for design in model.QUEUES)
ARCHIVE = ("aws_kinesis_firehose_delivery_stream.telemetry",)
FUNCTION = ("aws_lambda_function.shard_scaler",)
KEY = Refers("var.kms_key_id")
S3 = "extended_s3_configuration.0"
CONVERSION = f"{S3}.data_format_conversion_configuration.0"

PROMISES = (
    Promise(
        "encryption-at-rest",
        "The stream is encrypted with the caller's key.",
        STREAM,
        {"encryption_type": "KMS", "kms_key_id": KEY},
    ),
    Promise(
        "queue-encryption",
        "Every queue, dead letters included, and every topic is encrypted with the caller's key.",
        ("aws_sqs_queue.*", "aws_sns_topic.*"),
        {"kms_master_key_id": KEY},
    ),
    Promise(
        "log-retention",
        "Logs are encrypted with the caller's key and kept for a year.",
        ("aws_cloudwatch_log_group.*",),
        {"retention_in_days": 365, "kms_key_id": KEY},
    ),
    Promise(
        "capacity",
        "The stream is provisioned with 10 shards and keeps records for 24 hours.",
        STREAM,
        {"stream_mode_details.0.stream_mode": "PROVISIONED", "shard_count": 10, "retention_period": 24},
    ),
    Promise(
        "autoscaling",
        "The shard scaler keeps 10 to 50 shards at 1,000 records a second each, and waits 60 s to scale out and 300 s to scale in.",
        FUNCTION,
        {
            f"environment.0.variables.{name}": str(value)
            for name, value in (
                ("MIN_SHARDS", model.MIN_SHARDS),
                ("MAX_SHARDS", model.MAX_SHARDS),
                ("TARGET_RECORDS_PER_SHARD", model.RECORDS_PER_SHARD),
                ("SCALE_OUT_COOLDOWN_SECONDS", model.SCALE_OUT_COOLDOWN_SECONDS),
                ("SCALE_IN_COOLDOWN_SECONDS", model.SCALE_IN_COOLDOWN_SECONDS),
                ("DAILY_UPDATES", model.DAILY_UPDATES),
            )
        },
    ),
    Promise(
        "consumer-protection",
        "In prod AWS refuses to delete the stream while a consumer is registered; dev and staging can be destroyed whole.",
        STREAM,
        by_environment={
            "dev": {"enforce_consumer_deletion": True},
            "staging": {"enforce_consumer_deletion": True},
            "prod": {"enforce_consumer_deletion": False},
        },
    ),
    Promise(
        "emergency-ordering",
        "The emergency queue is FIFO, deduplicates by content within a message group, and has high throughput.",
        ('aws_sqs_queue.this["emergency"]',),
        {
            "fifo_queue": True,
            "content_based_deduplication": True,
            "deduplication_scope": "messageGroup",
            "fifo_throughput_limit": "perMessageGroupId",
            "visibility_timeout_seconds": model.EMERGENCY.visibility_seconds,
        },
    ),
    Promise(
        "long-polling",
        "A receive from the telemetry queue waits up to 20 s for a message, which stays hidden for 60 s.",
        ('aws_sqs_queue.this["telemetry"]',),
        {
            "receive_wait_time_seconds": model.TELEMETRY.wait_seconds,
            "visibility_timeout_seconds": model.TELEMETRY.visibility_seconds,
        },
    ),
    Promise(
        "dead-letter-retention",
        "Dead letters wait for 14 days, the longest that SQS allows.",
        ("aws_sqs_queue.dead_letters*",),
        {"message_retention_seconds": 1_209_600},
    ),
    Promise(
        "dead-letter-kind",
        "The dead letters of a FIFO queue keep their order.",
        ('aws_sqs_queue.dead_letters["emergency"]',),
        {"fifo_queue": True},
    ),
    Promise(
        "archive-format",
        "Telemetry is archived as Parquet with GZIP inside, in batches of 128 MB or 300 s, by year, month and day.",
        ARCHIVE,
        {
            f"{CONVERSION}.output_format_configuration.0.serializer.0.parquet_ser_de.0.compression": "GZIP",
            f"{S3}.compression_format": "UNCOMPRESSED",
            f"{S3}.buffering_size": model.BUFFER_MB,
            f"{S3}.buffering_interval": model.BUFFER_SECONDS,
            f"{S3}.prefix": "telemetry/year=!{timestamp:yyyy}/month=!{timestamp:MM}/day=!{timestamp:dd}/",
        },
    ),
    Promise(
        "archive-encryption",
        "Archived objects are encrypted with the caller's key, whatever the bucket's default is.",
        ARCHIVE,
        {f"{S3}.kms_key_arn": KEY},
    ),
    Promise(
        "delivery-status",
        "SNS logs every delivery, good or bad, to every kind of endpoint whose deliveries it can log.",
        ("aws_sns_topic.*",),
        {
            f"{protocol}_success_feedback_sample_rate": 100
            for protocol in ("application", "firehose", "http", "lambda", "sqs")
        },
    ),
    Promise(
        "alarms",
        "Whatever threatens data or people raises an alarm that notifies a topic.",
        ("aws_cloudwatch_metric_alarm.*",),
        {"actions_enabled": True},
    ),
)

_KEY_POLICY = (
    "These are statements for the policy of the caller's key, whose only possible resource is that key; each names its service"
    " or role and, where the service sends one, a condition."
)

WAIVERS = (
    Waiver("CKV_AWS_111", ("data.aws_iam_policy_document.key_statements",), _KEY_POLICY),
    Waiver("CKV_AWS_356", ("data.aws_iam_policy_document.key_statements",), _KEY_POLICY),
    Waiver(
        "CKV2_AWS_34",
        ("aws_ssm_parameter.shard_scaler_history",),
        "It holds moments and numbers of shards, which every reader of the stream's description may see; nothing in it is secret.",
    ),
    Waiver(
        "CKV_AWS_50",
        FUNCTION,
        "The function calls three services and nothing of ours; it logs every decision with what it rests on, so a trace would add nothing.",
    ),
    Waiver(
        "CKV_AWS_115",
        FUNCTION,
        "Reserved concurrency is taken from the account's pool, and new accounts have too little to give any away. Two runs at once are"
        " harmless, and throttles have an alarm.",
    ),
    Waiver(
        "CKV_AWS_116",
        FUNCTION,
        "A run that failed is worthless a minute later, when the next one looks at the stream anew; errors, throttles and silence have alarms.",
    ),
    Waiver(
        "CKV_AWS_117",
        FUNCTION,
        "The function calls public AWS endpoints alone and reads nothing in a VPC; in one it would depend on endpoints or a NAT gateway.",
    ),
    Waiver(
        "CKV_AWS_272",
        FUNCTION,
        "The zip is built byte-stably from the source beside it, and its hash stands in the plan; a signing profile would be the caller's.",
    ),
)
