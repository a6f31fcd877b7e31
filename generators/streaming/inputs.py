"""What a caller of the streaming module may say, and what it may not."""

from __future__ import annotations

import json
from dataclasses import replace

from generators.shared.thresholds import alarm_thresholds
from generators.streaming import model
from modsmith import Input, Validation, inputs
from modsmith.constructs import QueueDesign
from modsmith.rules import between, matches
from modsmith.types import NUMBER, STRING, Field, Object, set_of


def _queue(design: QueueDesign) -> Object:
    """What a caller may change of a queue, with the document's values."""
    return Object(
        (
            Field(
                "visibility_timeout_seconds",
                NUMBER,
                "Seconds that a received message stays hidden.",
                default=design.visibility_seconds,
            ),
            Field(
                "receive_wait_time_seconds",
                NUMBER,
                "Seconds that a receive waits for a message.",
                default=design.wait_seconds,
            ),
            Field(
                "max_receives",
                NUMBER,
                "Receives after which a message becomes a dead letter.",
                default=int(design.receives),
            ),
        )
    )


QUEUE_SETTINGS = Object(
    tuple(
        Field(design.key, _queue(design), f"Of the {design.key} queue.", default={})
        for design in model.QUEUES
    )
)

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
NO_DNS_NAME = "\\\\.\\\\.|^[0-9]+\\\\.[0-9]+\\\\.[0-9]+\\\\.[0-9]+$"
RESERVED = "^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\\\\.mrap|--x-s3|--table-s3)$"
"""Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html"""

SHARD_METRICS = json.dumps(list(model.SHARD_METRICS), indent=2)


def _whole(values: str, low: int, high: int) -> str:
    """Condition: every value of a list is a whole number within bounds."""
    each = f"floor(value) == value && value >= {low} && value <= {high}"
    return f"alltrue([\n  for value in {values} :\n  {each}\n])"


def _queues(field: str, low: int, high: int, unit: str) -> Validation:
    """A field of both queues within bounds."""
    return Validation(
        _whole(f"values(var.queue_settings)[*].{field}", low, high),
        f"queue_settings must have a {field} that is a whole number of {unit} between {low} and {high}.",
        f"`{field}` from {low} to {high}, whole",
    )


def _scaling(condition: str, problem: str, rule: str) -> Validation:
    return Validation(
        condition.replace("$", "var.shard_scaling."), f"shard_scaling must have {problem}.", rule
    )


def _data_lake_bucket() -> Input:
    name = "s3_data_lake_bucket"
    words = "a bucket's name: 3 to 63 lower-case letters, digits, hyphens and dots, letters or digits at both ends"
    return Input(
        name,
        STRING,
        "Name of the bucket that Firehose archives telemetry in; the module does not make it.",
        example="ccs-data-lake-prod",
        validations=(
            matches(name, BUCKET, words),
            Validation(
                f'!can(regex("{NO_DNS_NAME}", var.{name}))',
                f"{name} must not look like an IP address or have two dots in a row.",
                "no IP address, no `..`",
            ),
            Validation(
                f'!can(regex("{RESERVED}", var.{name}))',
                f"{name} must not begin or end with what S3 keeps for itself, such as xn-- or -s3alias.",
                "no reserved beginning or ending",
            ),
        ),
    )


INPUTS = (
    replace(inputs.project_name(), example="ccs"),
    inputs.environment(),
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
        validations=(
            Validation(
                _whole("[var.kinesis_retention_period]", 24, 8760),
                "kinesis_retention_period must be a whole number of hours between 24 and 8760.",
                "24–8760 hours, whole",
            ),
        ),
    ),
    Input(
        "shard_scaling",
        SCALING,
        "Bounds and pace of the shard scaler.",
        default={},
        example={"min_shards": 4, "max_shards": 100},
        validations=(
            _scaling(
                _whole("[$min_shards, $max_shards]", 1, model.MOST_SHARDS),
                f"a min_shards and a max_shards that are whole numbers between 1 and {model.MOST_SHARDS}",
                f"bounds are whole numbers from 1 to {model.MOST_SHARDS}",
            ),
            _scaling(
                "$min_shards <= $max_shards", "a min_shards that is not above its max_shards", "min ≤ max"
            ),
            _scaling(
                _whole("[$target_records_per_shard]", 1, model.RECORDS_PER_SHARD),
                f"a target_records_per_shard that is a whole number between 1 and {model.RECORDS_PER_SHARD}",
                f"target from 1 to {model.RECORDS_PER_SHARD}, whole",
            ),
            _scaling(
                _whole("[$scale_out_cooldown_seconds, $scale_in_cooldown_seconds]", 60, 86_400),
                "cooldowns that are whole numbers between 60 and 86400, since the scaler looks once a minute",
                "cooldowns from 60 to 86400 seconds, whole",
            ),
            _scaling(
                _whole("[$daily_updates]", 1, model.MOST_DAILY_UPDATES),
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
    Input(
        "kinesis_shard_level_metrics",
        set_of(STRING),
        "Metrics that Kinesis also reports for each shard, at a price, to find a hot one; such as IncomingBytes.",
        default=[],
        example=["IncomingBytes", "WriteProvisionedThroughputExceeded"],
        validations=(
            Validation(
                f"length(setsubtract(var.kinesis_shard_level_metrics, {SHARD_METRICS})) == 0",
                "kinesis_shard_level_metrics must hold only names of shard-level metrics of Kinesis, such as IncomingBytes; not ALL.",
                "only " + ", ".join(f"`{name}`" for name in model.SHARD_METRICS),
            ),
        ),
    ),
    Input(
        "kinesis_consumers",
        set_of(STRING),
        "Consumers to register for enhanced fan-out, by the last part of their names; each has an alarm on its lag.",
        default=[],
        example=["billing"],
        validations=(
            Validation(
                'alltrue([for name in var.kinesis_consumers : can(regex("^[a-z0-9-]{1,64}$", name))])',
                "kinesis_consumers must hold only names of 1 to 64 lower-case letters, digits and hyphens.",
                "1 to 64 lower-case letters, digits and hyphens",
            ),
            Validation(
                f"length(var.kinesis_consumers) <= {model.MOST_CONSUMERS}",
                f"kinesis_consumers must hold at most {model.MOST_CONSUMERS} names, the most that a stream takes.",
                f"at most {model.MOST_CONSUMERS}",
            ),
        ),
    ),
    Input(
        "queue_settings",
        QUEUE_SETTINGS,
        "Times and receives of the two queues. A function that reads a queue should end within a sixth of its visibility timeout.",
        default={},
        example={"telemetry": {"visibility_timeout_seconds": 360}},
        validations=(
            _queues("visibility_timeout_seconds", 0, 43_200, "seconds"),
            _queues("receive_wait_time_seconds", 0, 20, "seconds"),
            _queues("max_receives", 1, 1_000, "receives"),
        ),
    ),
    _data_lake_bucket(),
    inputs.kms_key_id(),
    inputs.enable_cloudwatch_alarms(),
    inputs.alarm_topic_arns(),
    alarm_thresholds(
        THRESHOLDS.fields,
        example={"visible_messages": 5000},
        rules=(
            Validation(
                "var.alarm_thresholds.failed_deliveries_percent <= 100",
                "alarm_thresholds must have a failed_deliveries_percent of at most 100.",
                "per cent up to 100",
            ),
        ),
    ),
    inputs.log_retention_days(),
    inputs.permissions_boundary_arn(),
    inputs.tags(),
)
