"""alarms.tf: what must wake someone up.

Which dimensions a metric has decides whether an alarm ever sees data: those of Kinesis here are by StreamName, of SQS
by QueueName, of SNS by TopicName, of Firehose by DeliveryStreamName.
Sources: https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-metrics.html
"""

from __future__ import annotations

from typing import Any

from generators.streaming.model import BUFFER_SECONDS, EMERGENCY, QUEUES
from modsmith import File, expr
from modsmith.constructs import NAME, alarm

ONE_MINUTE, FIVE_MINUTES = 60, 300
ABOVE = "GreaterThanThreshold"
STREAM = {"StreamName": expr("aws_kinesis_stream.telemetry.name")}
ARCHIVE = {"DeliveryStreamName": expr("aws_kinesis_firehose_delivery_stream.telemetry.name")}


class Alarms(File):
    """Silence is good news for each of these: none sends a data point for nothing."""

    def build(self) -> None:
        """Adds the alarms of stream, queues, topics and archive; the scaler's stand with the scaler."""
        self.local(
            "watched_queues", {design.key: expr(f"aws_sqs_queue.{design.key}.name") for design in QUEUES}
        )
        dead = {design.key: expr(f"aws_sqs_queue.{design.key}_dlq.name") for design in QUEUES}
        self.local("watched_dead_letters", dead)
        for name, each in ALARMS.items():
            alarm(self, name, each)
        self.output("alarm_names", _alarm_names())


def _stream(
    thing: str, description: str, metric: str, statistic: str, threshold: object, **more: Any
) -> dict[str, Any]:
    return {
        "alarm_name": f"{NAME}-{thing}",
        "alarm_description": description,
        "namespace": "AWS/Kinesis",
        "metric_name": metric,
        "dimensions": STREAM,
        "statistic": statistic,
        "period": ONE_MINUTE,
        "evaluation_periods": 1,
        "comparison_operator": ABOVE,
        "threshold": threshold,
        **more,
    }


def _queue(thing: str, names: str, description: str, threshold: object) -> dict[str, Any]:
    return {
        "for_each": expr(f"local.{names}"),
        "alarm_name": f"{NAME}-{expr('each.key')}-{thing}",
        "alarm_description": description,
        "namespace": "AWS/SQS",
        "metric_name": "ApproximateNumberOfMessagesVisible",
        "dimensions": {"QueueName": expr("each.value")},
        "statistic": "Maximum",
        "period": ONE_MINUTE,
        "evaluation_periods": 1,
        "comparison_operator": ABOVE,
        "threshold": threshold,
    }


def _archive(thing: str, description: str, metric: str, statistic: str, threshold: int) -> dict[str, Any]:
    return {
        "alarm_name": f"{NAME}-{thing}",
        "alarm_description": description,
        "namespace": "AWS/Firehose",
        "metric_name": metric,
        "dimensions": ARCHIVE,
        "statistic": statistic,
        "period": FIVE_MINUTES,
        "evaluation_periods": 1,
        "comparison_operator": ABOVE,
        "threshold": threshold,
    }


def _metric(id_: str, namespace: str, name: str, dimensions: dict[str, str]) -> dict[str, Any]:
    metric = {
        "namespace": namespace,
        "metric_name": name,
        "dimensions": dimensions,
        "stat": "Sum",
        "period": FIVE_MINUTES,
    }
    return {"id": id_, "metric": metric}


def _topic_failures() -> dict[str, Any]:
    """Share of the attempts: SNS counts an attempt as delivered or as failed, never as both."""
    topic = {"TopicName": expr("each.value.name")}
    return {
        "for_each": expr("aws_sns_topic.this"),
        "alarm_name": f"{NAME}-{expr('each.key')}-delivery-failures",
        "alarm_description": "More of what ${each.value.name} sends fails than it should: look at its delivery logs, at subscribers that are gone, and at what they may decrypt.",
        "evaluation_periods": 1,
        "comparison_operator": ABOVE,
        "threshold": expr("var.alarm_thresholds.failed_deliveries_percent"),
        "metric_query": [
            {
                "id": "failed_percent",
                "expression": "100 * FILL(failed, 0) / (FILL(failed, 0) + FILL(delivered, 0))",
                "label": "Failed deliveries in per cent of the attempts",
                "return_data": True,
            },
            _metric("failed", "AWS/SNS", "NumberOfNotificationsFailed", topic),
            _metric("delivered", "AWS/SNS", "NumberOfNotificationsDelivered", topic),
        ],
    }


def _archive_stalled() -> dict[str, Any]:
    """A Firehose that may no longer read or decrypt reports nothing at all, so no alarm on its own metrics would fire."""
    return {
        "alarm_name": f"{NAME}-archive-stalled",
        "alarm_description": "Records arrive, and Firehose reads none of them: look at its role and at the key's policy before the retention of the stream is over.",
        "evaluation_periods": 3,
        "comparison_operator": ABOVE,
        "threshold": 0,
        "metric_query": [
            {
                "id": "stalled",
                "expression": "IF(FILL(arrived, 0) > 0 AND FILL(read, 0) == 0, 1, 0)",
                "label": "Records arrive and none is read",
                "return_data": True,
            },
            _metric("arrived", "AWS/Kinesis", "IncomingRecords", STREAM),
            _metric("read", "AWS/Firehose", "DataReadFromKinesisStream.Records", ARCHIVE),
        ],
    }


ALARMS: dict[str, dict[str, Any]] = {
    "iterator_age": _stream(
        "iterator-age",
        "A consumer of the stream falls behind: look for errors in it, and at the number of shards.",
        "GetRecords.IteratorAgeMilliseconds",
        "Maximum",
        expr("var.alarm_thresholds.iterator_age_ms"),
    ),
    "write_throttles": _stream(
        "write-throttles",
        "Kinesis has refused records for a quarter of an hour: the scaler is at its maximum or its daily quota, or one partition key is hot.",
        "WriteProvisionedThroughputExceeded",
        "Sum",
        0,
        period=FIVE_MINUTES,
        evaluation_periods=3,
    ),
    "queue_depth": _queue(
        "queue-depth",
        "watched_queues",
        "Messages pile up in ${each.value}: its consumers are too few, too slow, or failing.",
        expr("var.alarm_thresholds.visible_messages"),
    ),
    "dead_letters": _queue(
        "dead-letters",
        "watched_dead_letters",
        "A message failed for good and lies in ${each.value}: read it, mend its consumer, then redrive it.",
        0,
    ),
    "emergency_age": {
        "alarm_name": f"{NAME}-emergency-age",
        "alarm_description": "A critical event has waited longer than promised: look at the emergency queue's consumer first.",
        "namespace": "AWS/SQS",
        "metric_name": "ApproximateAgeOfOldestMessage",
        "dimensions": {"QueueName": expr(f"aws_sqs_queue.{EMERGENCY.key}.name")},
        "statistic": "Maximum",
        "period": ONE_MINUTE,
        "evaluation_periods": 1,
        "comparison_operator": ABOVE,
        "threshold": expr("var.alarm_thresholds.emergency_age_seconds"),
    },
    "delivery_failures": _topic_failures(),
    "archive_freshness": _archive(
        "archive-freshness",
        "The oldest record in Firehose has waited for three buffers to fill: look at its log group for what S3 or the key refuses.",
        "DeliveryToS3.DataFreshness",
        "Maximum",
        3 * BUFFER_SECONDS,
    ),
    "archive_conversion": _archive(
        "archive-conversion",
        "Records do not fit the table's columns; they lie under errors/ in the data lake, as they were sent.",
        "FailedConversion.Records",
        "Sum",
        0,
    ),
    "archive_stalled": _archive_stalled(),
}


def _alarm_names() -> str:
    names = [
        f"values(aws_cloudwatch_metric_alarm.{name})[*].alarm_name" if "for_each" in alarm else None
        for name, alarm in ALARMS.items()
    ]
    several = [name for name in names if name]
    single = [name for name, alarm in ALARMS.items() if "for_each" not in alarm]
    single += ["shard_scaler_errors", "shard_scaler_throttles", "shard_scaler_silent", "shard_scaler_blocked"]
    one_each = "".join(f"    aws_cloudwatch_metric_alarm.{name}.alarm_name,\n" for name in single)
    lists = "".join(f"  {name},\n" for name in several)
    return expr(f"sort(concat(\n{lists}  [\n{one_each}  ]\n))")
