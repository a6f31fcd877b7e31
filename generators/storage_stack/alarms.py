"""alarms.tf: the four alarms that the document recommends, on metrics and dimensions that are really sent.

Throttled requests are counted in ReadThrottleEvents and WriteThrottleEvents, for the table and for each index; UserErrors,
which the document names, does not count them and has no table. Latency is reported for each table *and operation*.
S3 sends request metrics only for a metrics configuration, whose name is the dimension FilterId; the average of
4xxErrors is the share of requests that failed so.
Sources: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html,
https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html
"""

from __future__ import annotations

from typing import Any

from generators.storage_stack.buckets import buckets_if
from generators.storage_stack.model import INDEX, METRICS_FILTER, REPLICATION_RULE
from generators.storage_stack.replication import WANTED as REPLICATED
from modsmith import Dynamic, File, expr
from modsmith.constructs import alarm

FIVE_MINUTES = 300
OPERATIONS = ("GetItem", "PutItem", "Query", "UpdateItem")
"""Those that the function may call."""

TABLE = {"TableName": expr("aws_dynamodb_table.cache.name")}
UNITS = {"table": TABLE, "index": {**TABLE, "GlobalSecondaryIndexName": INDEX.name}}
WATCHED = "var.enable_cloudwatch_alarms"
COUNT = expr(f"{WATCHED} ? 1 : 0")
BUCKET = expr("aws_s3_bucket.this[each.key].bucket")


class Alarms(File):
    """None without `enable_cloudwatch_alarms`."""

    def build(self) -> None:
        """Adds the request metrics of the buckets, then the alarms."""
        self.local("throttle_metrics", _throttle_metrics())
        self.add(
            "aws_s3_bucket_metric.this",
            {
                "for_each": buckets_if(f"{WATCHED} || var.enable_dashboard"),
                "bucket": BUCKET,
                "name": METRICS_FILTER,
            },
        )
        alarm(self, "throttles", _throttles())
        alarm(self, "latency", _latency())
        alarm(self, "bucket_4xx", _bucket_4xx())
        alarm(self, "bucket_5xx", _bucket_5xx())
        alarm(self, "failed_replications", _failed_replications())
        self.output("alarm_names", _alarm_names())


def _throttle_metrics() -> dict[str, Any]:
    return {
        f"{unit}_{way}": {"name": f"{way.title()}ThrottleEvents", "dimensions": dimensions}
        for unit, dimensions in UNITS.items()
        for way in ("read", "write")
    }


def _throttles() -> dict[str, Any]:
    metric, dimensions = expr("metric_query.value.name"), expr("metric_query.value.dimensions")
    return {
        "count": COUNT,
        "alarm_name": "${local.name}-cache-throttles",
        "alarm_description": "DynamoDB throttles requests to the cache or its index: raise the capacity, or look for a hot key.",
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.throttle_events"),
        "metric_query": [
            _total("SUM(METRICS())", "Throttled requests"),
            Dynamic(
                expr("local.throttle_metrics"), _metric(expr("metric_query.key"), metric, dimensions, "Sum")
            ),
        ],
    }


def _latency() -> dict[str, Any]:
    operation = expr("metric_query.value")
    operations = "[" + ", ".join(f'"{one}"' for one in OPERATIONS) + "]"
    slowest = _metric(
        expr("lower(metric_query.value)"),
        "SuccessfulRequestLatency",
        {**TABLE, "Operation": operation},
        "p99",
    )
    return {
        "count": COUNT,
        "alarm_name": "${local.name}-cache-latency",
        "alarm_description": "The slowest operation on the cache stays above its p99 threshold in milliseconds: look for large items.",
        "evaluation_periods": 3,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.latency_ms"),
        "metric_query": [_total("MAX(METRICS())", "Slowest p99"), Dynamic(expr(operations), slowest)],
    }


def _total(expression: str, label: str) -> dict[str, Any]:
    return {"id": "total", "expression": expression, "label": label, "return_data": True}


def _metric(id_: str, metric: str, dimensions: Any, statistic: str) -> dict[str, Any]:
    return {
        "id": id_,
        "metric": {
            "namespace": "AWS/DynamoDB",
            "metric_name": metric,
            "dimensions": dimensions,
            "stat": statistic,
            "period": FIVE_MINUTES,
        },
    }


def _bucket(metric: str, name: str, description: str) -> dict[str, Any]:
    return {
        "for_each": buckets_if(WATCHED),
        "alarm_name": f"{BUCKET}-{name}",
        "alarm_description": description,
        "namespace": "AWS/S3",
        "metric_name": metric,
        "dimensions": {
            "BucketName": BUCKET,
            "FilterId": expr("aws_s3_bucket_metric.this[each.key].name"),
        },
        "period": FIVE_MINUTES,
        "comparison_operator": "GreaterThanThreshold",
    }


def _bucket_4xx() -> dict[str, Any]:
    return {
        **_bucket(
            "4xxErrors",
            "4xx",
            "Too many requests to ${each.value.name} are refused: look for missing files or a wrong origin access identity.",
        ),
        "statistic": "Average",
        "evaluation_periods": 3,
        "threshold": expr("var.alarm_thresholds.bucket_4xx_percent / 100"),
    }


def _bucket_5xx() -> dict[str, Any]:
    return {
        **_bucket(
            "5xxErrors",
            "5xx",
            "S3 fails requests to ${each.value.name}: check that clients retry, then the AWS status page.",
        ),
        "statistic": "Sum",
        "evaluation_periods": 1,
        "threshold": expr("var.alarm_thresholds.bucket_5xx_errors"),
    }


def _failed_replications() -> dict[str, Any]:
    """S3 publishes failed operations in the region of the source; the latency in that of the copy, where no alarm is ours.

    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
    """
    copy = 'element(split(":", var.replication_destination_bucket_arns[each.key]), 5)'
    return {
        "for_each": buckets_if(f"{WATCHED} && {REPLICATED}"),
        "alarm_name": f"{BUCKET}-failed-replications",
        "alarm_description": "Objects of ${each.value.name} were not copied: check role and destination, then run S3 Batch Replication.",
        "namespace": "AWS/S3",
        "metric_name": "OperationsFailedReplication",
        "dimensions": {"SourceBucket": BUCKET, "DestinationBucket": expr(copy), "RuleId": REPLICATION_RULE},
        "statistic": "Sum",
        "period": FIVE_MINUTES,
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.failed_replications"),
    }


def _alarm_names() -> str:
    alarm = "aws_cloudwatch_metric_alarm"
    values = [f"{alarm}.{name}[*].alarm_name" for name in ("throttles", "latency")]
    values += [
        f"values({alarm}.{name})[*].alarm_name"
        for name in ("bucket_4xx", "bucket_5xx", "failed_replications")
    ]
    lines = "".join(f"  {value},\n" for value in values)
    return expr(f"sort(concat(\n{lines}))")
