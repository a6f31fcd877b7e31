"""The alarms that exist once, as the map that alarms.tf goes through; the README's table says the same in prose."""

from __future__ import annotations

from typing import Any

from generators.streaming.model import BUFFER_SECONDS, EMERGENCY
from modsmith import expr

ONE_MINUTE, FIVE_MINUTES = 60, 300
STREAM = {"StreamName": expr("aws_kinesis_stream.telemetry.name")}
ARCHIVE = {"DeliveryStreamName": expr("aws_kinesis_firehose_delivery_stream.telemetry.name")}
FUNCTION = {"FunctionName": expr("aws_lambda_function.shard_scaler.function_name")}
EMERGENCY_QUEUE = {"QueueName": expr(f'aws_sqs_queue.this["{EMERGENCY.key}"].name')}

TOLERATED_ERRORS = 2
"""Failed runs of five: the next minute makes up for one, so only what lasts wakes somebody."""


def _one(  # noqa: PLR0913 - what an alarm is
    description: str,
    metric: str,
    dimensions: dict[str, str],
    statistic: str,
    threshold: object,
    *,
    period: int = FIVE_MINUTES,
    periods: int = 1,
) -> dict[str, Any]:
    """An alarm that fires above its threshold; the namespace stands before the metric's name."""
    namespace, _, name = metric.partition(": ")
    return {
        "description": description,
        "namespace": namespace,
        "metric": name,
        "dimensions": dimensions,
        "statistic": statistic,
        "period": period,
        "periods": periods,
        "threshold": threshold,
    }


SINGLE = {
    "iterator-age": _one(
        "A consumer of the stream falls behind: look for errors in it, and at the number of shards.",
        "AWS/Kinesis: GetRecords.IteratorAgeMilliseconds",
        STREAM,
        "Maximum",
        expr("var.alarm_thresholds.iterator_age_ms"),
        period=ONE_MINUTE,
    ),
    "write-throttles": _one(
        "Kinesis rejects records: the scaler is at its maximum or its daily quota, or one partition key is hot.",
        "AWS/Kinesis: WriteProvisionedThroughputExceeded",
        STREAM,
        "Sum",
        0,
        periods=3,
    ),
    "emergency-age": _one(
        "A critical event has waited longer than promised: look at the emergency queue's consumer first.",
        "AWS/SQS: ApproximateAgeOfOldestMessage",
        EMERGENCY_QUEUE,
        "Maximum",
        expr("var.alarm_thresholds.emergency_age_seconds"),
        period=ONE_MINUTE,
    ),
    "archive-freshness": _one(
        "The oldest record in Firehose has waited for three buffers: its log group says what S3 or the key refuses.",
        "AWS/Firehose: DeliveryToS3.DataFreshness",
        ARCHIVE,
        "Maximum",
        3 * BUFFER_SECONDS,
    ),
    "archive-conversion": _one(
        "Records do not fit the table's columns; they lie under errors/ in the data lake, as they were sent.",
        "AWS/Firehose: FailedConversion.Records",
        ARCHIVE,
        "Sum",
        0,
    ),
    "shard-scaler-errors": _one(
        "The shard scaler fails, and not for a single minute: look at its log group.",
        "AWS/Lambda: Errors",
        FUNCTION,
        "Sum",
        TOLERATED_ERRORS,
    ),
    "shard-scaler-throttles": _one(
        "Lambda has no room for the shard scaler: raise the account's concurrency.",
        "AWS/Lambda: Throttles",
        FUNCTION,
        "Sum",
        TOLERATED_ERRORS,
    ),
    "shard-scaler-blocked": _one(
        "The load needs more shards than may be had: raise shard_scaling.max_shards, or the quotas of AWS.",
        "ShardScaler: Decisions",
        {**STREAM, "Action": "blocked"},
        "Sum",
        0,
        periods=3,
    ),
}
"""Last part of the alarm's name to what it watches."""

SILENT = "The shard scaler has not run for a quarter of an hour: look at its schedule and its permission."

STALLED = {
    "description": (
        "Records arrive, and Firehose reads none: look at its role and at the key's policy before the stream forgets them."
    ),
    "threshold": 0,
    "periods": 3,
    "label": "Records arrive and none is read",
    "expression": "IF(FILL(arrived, 0) > 0 AND FILL(read, 0) == 0, 1, 0)",
    "metrics": {
        "arrived": {"namespace": "AWS/Kinesis", "name": "IncomingRecords", "dimensions": STREAM},
        "read": {
            "namespace": "AWS/Firehose",
            "name": "DataReadFromKinesisStream.Records",
            "dimensions": ARCHIVE,
        },
    },
}
"""A Firehose that may no longer read or decrypt reports nothing at all, so no alarm on its own metrics would fire."""
