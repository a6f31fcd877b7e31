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

from generators.streaming.alarm_designs import FIVE_MINUTES, FUNCTION, SILENT, SINGLE, STALLED
from generators.streaming.model import QUEUES, TOPICS
from modsmith import Dynamic, File, expr
from modsmith.constructs import NAME, alarm

QUEUE_ALARMS = """merge([
  for key, queue in aws_sqs_queue.this : {
    "${key}-queue-depth" = {
      description = "Messages pile up in ${queue.name}: its consumers are too few, too slow, or failing."
      namespace   = "AWS/SQS"
      metric      = "ApproximateNumberOfMessagesVisible"
      dimensions  = { QueueName = queue.name }
      statistic   = "Maximum"
      period      = 60
      periods     = 1
      threshold   = var.alarm_thresholds.visible_messages
    }
    "${key}-dead-letters" = {
      description = "A message failed for good and lies in ${aws_sqs_queue.dead_letters[key].name}: read it, fix its consumer, redrive it."
      namespace   = "AWS/SQS"
      metric      = "ApproximateNumberOfMessagesVisible"
      dimensions  = { QueueName = aws_sqs_queue.dead_letters[key].name }
      statistic   = "Maximum"
      period      = 60
      periods     = 1
      threshold   = 0
    }
  }
]...)"""

CONSUMER_ALARMS = """{
  for key, consumer in aws_kinesis_stream_consumer.this : "${key}-consumer-lag" => {
    description = "The consumer ${consumer.name} falls behind: look for errors in it, and at the number of shards."
    namespace   = "AWS/Kinesis"
    metric      = "SubscribeToShardEvent.MillisBehindLatest"
    dimensions  = { StreamName = aws_kinesis_stream.telemetry.name, ConsumerName = consumer.name }
    statistic   = "Maximum"
    period      = 60
    periods     = 1
    threshold   = var.alarm_thresholds.iterator_age_ms
  }
}"""
"""Consumers with enhanced fan-out call no GetRecords, so the stream's iterator age never shows them."""

TOPIC_ALARMS = """{
  for key, topic in aws_sns_topic.this : "${key}-delivery-failures" => {
    description = "More of what ${topic.name} sends fails than it should: look at its delivery logs and at its subscribers."
    threshold   = var.alarm_thresholds.failed_deliveries_percent
    periods     = 1
    label       = "Failed deliveries in per cent of the attempts"
    expression  = "100 * FILL(failed, 0) / (FILL(failed, 0) + FILL(delivered, 0))"
    metrics = {
      failed = {
        namespace  = "AWS/SNS"
        name       = "NumberOfNotificationsFailed"
        dimensions = { TopicName = topic.name }
      }
      delivered = {
        namespace  = "AWS/SNS"
        name       = "NumberOfNotificationsDelivered"
        dimensions = { TopicName = topic.name }
      }
    }
  }
}"""
"""Share of the attempts: SNS counts an attempt as delivered or as failed, never as both."""


class Alarms(File):
    """Silence is good news for each of these but one: none sends a data point for nothing."""

    def build(self) -> None:
        """Adds the alarms: those on one metric, those on metric math, and the one on silence."""
        self.local("single_alarms", SINGLE)
        self.local("queue_alarms", expr(QUEUE_ALARMS))
        self.local("consumer_alarms", expr(CONSUMER_ALARMS))
        self.local("topic_alarms", expr(TOPIC_ALARMS))
        self.local("archive_alarms", {"archive-stalled": STALLED})
        alarm(self, "metric", _on_metric())
        alarm(self, "math", _on_math())
        alarm(self, "shard_scaler_silent", _silent())
        self._moved()
        names = [
            "values(aws_cloudwatch_metric_alarm.metric)[*].alarm_name",
            "values(aws_cloudwatch_metric_alarm.math)[*].alarm_name",
            "aws_cloudwatch_metric_alarm.shard_scaler_silent[*].alarm_name",
        ]
        self.output("alarm_names", expr("sort(concat(\n" + "".join(f"  {name},\n" for name in names) + "))"))

    def _moved(self) -> None:
        old = "aws_cloudwatch_metric_alarm"
        for key in SINGLE:
            self.moved(f"{old}.{key.replace('-', '_')}", f'{old}.metric["{key}"]')
        for design in QUEUES:
            for thing in ("queue-depth", "dead-letters"):
                before = f'{thing.replace("-", "_")}["{design.key}"]'
                self.moved(f"{old}.{before}", f'{old}.metric["{design.key}-{thing}"]')
        for topic in TOPICS:
            self.moved(f'{old}.delivery_failures["{topic}"]', f'{old}.math["{topic}-delivery-failures"]')
        self.moved(f"{old}.archive_stalled", f'{old}.math["archive-stalled"]')


def _wanted(*groups: str) -> str:
    """Not a conditional, whose two sides would have to be of one type."""
    all_of_them = ", ".join(f"local.{group}" for group in groups)
    together = f"merge({all_of_them})" if len(groups) > 1 else all_of_them
    return expr(f"{{ for key, alarm in {together} : key => alarm if var.enable_cloudwatch_alarms }}")


def _on_metric() -> dict[str, Any]:
    return {
        "for_each": _wanted("single_alarms", "queue_alarms", "consumer_alarms"),
        "alarm_name": f"{NAME}-{expr('each.key')}",
        "alarm_description": expr("each.value.description"),
        "namespace": expr("each.value.namespace"),
        "metric_name": expr("each.value.metric"),
        "dimensions": expr("each.value.dimensions"),
        "statistic": expr("each.value.statistic"),
        "period": expr("each.value.period"),
        "evaluation_periods": expr("each.value.periods"),
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("each.value.threshold"),
    }


def _on_math() -> dict[str, Any]:
    query = {
        "id": expr("metric_query.key"),
        "metric": {
            "namespace": expr("metric_query.value.namespace"),
            "metric_name": expr("metric_query.value.name"),
            "dimensions": expr("metric_query.value.dimensions"),
            "stat": "Sum",
            "period": FIVE_MINUTES,
        },
    }
    result = {
        "id": "result",
        "expression": expr("each.value.expression"),
        "label": expr("each.value.label"),
        "return_data": True,
    }
    return {
        "for_each": _wanted("topic_alarms", "archive_alarms"),
        "alarm_name": f"{NAME}-{expr('each.key')}",
        "alarm_description": expr("each.value.description"),
        "evaluation_periods": expr("each.value.periods"),
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("each.value.threshold"),
        "metric_query": [result, Dynamic(expr("each.value.metrics"), query)],
    }


def _silent() -> dict[str, Any]:
    return {
        "count": expr("var.enable_cloudwatch_alarms ? 1 : 0"),
        "alarm_name": f"{NAME}-shard-scaler-silent",
        "alarm_description": SILENT,
        "namespace": "AWS/Lambda",
        "metric_name": "Invocations",
        "dimensions": FUNCTION,
        "statistic": "Sum",
        "period": FIVE_MINUTES,
        "evaluation_periods": 3,
        "comparison_operator": "LessThanThreshold",
        "threshold": 1,
        "treat_missing_data": "breaching",
    }
