"""The streaming module, said once: stream, queues, archive and topics of the CCS platform, scaled and watched."""

from __future__ import annotations

from dataclasses import replace

from generators import shared_inputs
from generators.catalog.streaming import model
from generators.prose import read_sections
from generators.rules import between, matches
from generators.spec import Input, ModuleSpec, Output, Promise, Validation, Waiver
from generators.tftypes import NUMBER, STRING, Field, Object

SCALING = Object(
    (
        Field("min_shards", NUMBER, "Shards that the stream always has.", default=model.MIN_SHARDS),
        Field("max_shards", NUMBER, "Shards that the stream never exceeds.", default=model.MAX_SHARDS),
        Field(
            "target_records_per_shard",
            NUMBER,
            "Records a second that a shard is to carry; AWS ends at 1000.",
            default=model.RECORDS_PER_SHARD,
        ),
        Field(
            "scale_out_cooldown_seconds",
            NUMBER,
            "Seconds after a change before shards are added.",
            default=model.SCALE_OUT_COOLDOWN_SECONDS,
        ),
        Field(
            "scale_in_cooldown_seconds",
            NUMBER,
            "Seconds after a change before shards are removed.",
            default=model.SCALE_IN_COOLDOWN_SECONDS,
        ),
        Field(
            "daily_updates",
            NUMBER,
            "Changes that AWS allows in any 24 hours; 10 unless your quota was raised.",
            default=model.DAILY_UPDATES,
        ),
    )
)

THRESHOLDS = Object(
    (
        Field(
            "iterator_age_ms",
            NUMBER,
            "How far a consumer of the stream may lag, in milliseconds.",
            default=model.ITERATOR_AGE_MS,
        ),
        Field(
            "visible_messages", NUMBER, "Messages that may wait in a queue.", default=model.VISIBLE_MESSAGES
        ),
        Field(
            "failed_deliveries_percent",
            NUMBER,
            "Share of a topic's deliveries that may fail, in per cent of the attempts.",
            default=model.FAILED_DELIVERIES_PERCENT,
        ),
        Field(
            "emergency_age_seconds",
            NUMBER,
            "Seconds that a critical event may wait in its queue.",
            default=model.EMERGENCY_AGE_SECONDS,
        ),
    )
)

BUCKET = "^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$"
NO_BUCKET = "\\\\.\\\\.|^[0-9]+\\\\.[0-9]+\\\\.[0-9]+\\\\.[0-9]+$|^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\\\\.mrap|--x-s3|--table-s3)$"
"""Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"""

LOG_DAYS = (
    1,
    3,
    5,
    7,
    14,
    30,
    60,
    90,
    120,
    150,
    180,
    365,
    400,
    545,
    731,
    1096,
    1827,
    2192,
    2557,
    2922,
    3288,
    3653,
)
"""Source: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html"""


def _scaling(condition: str, problem: str, rule: str) -> Validation:
    return Validation(
        condition.replace("$", "var.shard_scaling."), f"shard_scaling must have {problem}.", rule
    )


def _data_lake_bucket() -> Input:
    name = "s3_data_lake_bucket"
    words = "the name of a bucket: 3 to 63 lower-case letters, digits, hyphens and dots, with a letter or digit at both ends"
    return Input(
        name,
        STRING,
        "Name of the bucket that Firehose archives telemetry in; the module does not make it.",
        example="ccs-data-lake-prod",
        validations=(
            matches(name, BUCKET, words),
            Validation(
                f'!can(regex("{NO_BUCKET}", var.{name}))',
                f"{name} must not look like an IP address, have two dots in a row, or begin or end with what S3 keeps for itself, such as xn-- or -s3alias.",
                "no IP address, no `..`, no reserved beginning or ending",
            ),
        ),
    )


INPUTS = (
    replace(shared_inputs.project_name(), example="ccs"),
    shared_inputs.environment(),
    Input(
        "kinesis_shard_count",
        NUMBER,
        "Shards that the stream starts with, within the bounds of shard_scaling; the shard scaler moves the number later and Terraform leaves it alone.",
        default=10,
        validations=(between("kinesis_shard_count", 1, model.MOST_SHARDS, "shards"),),
    ),
    Input(
        "kinesis_retention_period",
        NUMBER,
        "Hours that the stream keeps a record; AWS bills what exceeds 24.",
        default=24,
        validations=(between("kinesis_retention_period", 24, 8760, "hours"),),
    ),
    Input(
        "shard_scaling",
        SCALING,
        "Bounds and pace of the shard scaler.",
        default={},
        example={"min_shards": 4, "max_shards": 100},
        validations=(
            _scaling(
                f"alltrue([for value in [$min_shards, $max_shards] : floor(value) == value && value >= 1 && value <= {model.MOST_SHARDS}])",
                f"a min_shards and a max_shards that are whole numbers between 1 and {model.MOST_SHARDS}",
                f"bounds are whole numbers from 1 to {model.MOST_SHARDS}",
            ),
            _scaling(
                "$min_shards <= $max_shards", "a min_shards that is not above its max_shards", "min ≤ max"
            ),
            _scaling(
                "floor($target_records_per_shard) == $target_records_per_shard && $target_records_per_shard >= 1"
                f" && $target_records_per_shard <= {model.RECORDS_PER_SHARD}",
                f"a target_records_per_shard that is a whole number between 1 and {model.RECORDS_PER_SHARD}, what a shard takes in a second",
                f"target from 1 to {model.RECORDS_PER_SHARD}, whole",
            ),
            _scaling(
                "alltrue([for value in [$scale_out_cooldown_seconds, $scale_in_cooldown_seconds] : floor(value) == value && value >= 60 && value <= 86400])",
                "cooldowns that are whole numbers between 60 and 86400, since the scaler looks once a minute",
                "cooldowns from 60 to 86400 seconds, whole",
            ),
            _scaling(
                f"floor($daily_updates) == $daily_updates && $daily_updates >= 1 && $daily_updates <= {model.MOST_DAILY_UPDATES}",
                f"a daily_updates that is a whole number between 1 and {model.MOST_DAILY_UPDATES}",
                f"daily updates from 1 to {model.MOST_DAILY_UPDATES}, whole",
            ),
            _scaling(
                "$min_shards * pow(2, $daily_updates) >= $max_shards",
                "a max_shards that daily_updates doublings of min_shards reach, since a change can at most double the stream",
                "max within reach of a day's doublings",
            ),
        ),
    ),
    _data_lake_bucket(),
    shared_inputs.kms_key_id(),
    replace(
        shared_inputs.alarm_topic_arns(),
        description="SNS topics that every alarm notifies when it fires and when it recovers; the module's own alarms topic when the list is empty.",
    ),
    Input(
        "alarm_thresholds",
        THRESHOLDS,
        "Values that must be exceeded for an alarm to fire.",
        default={},
        example={"visible_messages": 5000},
        validations=(
            Validation(
                "alltrue([for threshold in values(var.alarm_thresholds) : threshold >= 0])",
                "alarm_thresholds must not hold a negative number.",
                "0 or more",
            ),
            Validation(
                "var.alarm_thresholds.failed_deliveries_percent <= 100",
                "alarm_thresholds must have a failed_deliveries_percent of at most 100.",
                "per cent up to 100",
            ),
        ),
    ),
    Input(
        "log_retention_days",
        NUMBER,
        "Days that the logs of scaler, archive and deliveries are kept.",
        default=365,
        validations=(
            Validation(
                f"contains({list(LOG_DAYS)}, var.log_retention_days)",
                f"log_retention_days must be one of {', '.join(map(str, LOG_DAYS))}, the periods that CloudWatch Logs knows.",
                "one of " + ", ".join(map(str, LOG_DAYS)),
            ),
        ),
    ),
    shared_inputs.tags(),
)

_QUEUE_KEYS = " and ".join(design.key for design in model.QUEUES)

OUTPUTS = (
    Output("stream_name", "Name of the telemetry stream."),
    Output("stream_arn", "ARN of the telemetry stream, for event source mappings and rules."),
    Output("queue_names", f"Map of queue to its name; keys are {_QUEUE_KEYS}."),
    Output("queue_arns", "Map of queue to its ARN."),
    Output("queue_urls", "Map of queue to its URL."),
    Output("dead_letter_queue_arns", "Map of queue to the ARN of its dead-letter queue."),
    Output("dead_letter_queue_urls", "Map of queue to the URL of its dead-letter queue."),
    Output("topic_arns", f"Map of topic to its ARN; keys are {', '.join(model.TOPICS)}."),
    Output("firehose_name", "Name of the Firehose that archives the stream."),
    Output("firehose_arn", "ARN of that Firehose."),
    Output("glue_database_name", "Glue database of the archived telemetry."),
    Output("glue_table_name", "Table in it."),
    Output("shard_scaler_function_name", "Name of the function that scales the stream."),
    Output("shard_scaler_function_arn", "ARN of that function."),
    Output("stream_producer_policy_json", "IAM policy document that allows writing to the stream."),
    Output(
        "stream_consumer_policy_json",
        "IAM policy document that allows reading the stream, as an event source mapping needs it.",
    ),
    Output(
        "queue_producer_policy_jsons", "Map of queue to an IAM policy document that allows sending to it."
    ),
    Output(
        "queue_consumer_policy_jsons",
        "Map of queue to an IAM policy document that allows receiving from it, as an event source mapping needs it.",
    ),
    Output(
        "topic_publisher_policy_jsons", "Map of topic to an IAM policy document that allows publishing to it."
    ),
    Output(
        "kms_key_policy_json",
        "Statements that the policy of the caller's key must have beside its own; merge them with source_policy_documents.",
    ),
    Output("alarm_names", "Names of all alarms, sorted."),
)

STREAM = ("aws_kinesis_stream.telemetry",)
QUEUES = tuple(f"aws_sqs_queue.{design.key}" for design in model.QUEUES)
ARCHIVE = ("aws_kinesis_firehose_delivery_stream.telemetry",)
FUNCTION = ("aws_lambda_function.shard_scaler",)
KEY = "arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555"
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
        ("aws_sqs_queue.emergency",),
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
        ("aws_sqs_queue.telemetry",),
        {
            "receive_wait_time_seconds": model.TELEMETRY.wait_seconds,
            "visibility_timeout_seconds": model.TELEMETRY.visibility_seconds,
        },
    ),
    Promise(
        "dead-letter-retention",
        "Dead letters wait for 14 days, the longest that SQS allows.",
        ("aws_sqs_queue.*_dlq",),
        {"message_retention_seconds": 1_209_600},
    ),
    Promise(
        "dead-letter-kind",
        "The dead letters of a FIFO queue keep their order.",
        ("aws_sqs_queue.emergency_dlq",),
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

SPEC = ModuleSpec(
    name="streaming",
    title="Streaming and messaging of the CCS platform",
    summary=(
        "A Kinesis stream that scales itself, its archive in the data lake as Parquet, an emergency and a telemetry queue with dead letters,"
        " and four topics that reach authorities, owners, managers and engineers: encrypted with the caller's key and watched."
    ),
    inputs=INPUTS,
    outputs=OUTPUTS,
    promises=PROMISES,
    waivers=WAIVERS,
    sections=read_sections(__package__ or ""),
)
