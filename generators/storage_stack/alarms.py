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

from generators.storage_stack.housekeeping import buckets_if
from generators.storage_stack.model import INDEX, METRICS_FILTER
from modsmith import File, expr
from modsmith.constructs import alarm

FIVE_MINUTES = 300
OPERATIONS = ("GetItem", "PutItem", "Query", "UpdateItem")
"""Those that the function may call."""

TABLE = {"TableName": expr("aws_dynamodb_table.cache.name")}
UNITS = {"table": TABLE, "index": {**TABLE, "GlobalSecondaryIndexName": INDEX.name}}
COUNT = expr("var.enable_cloudwatch_alarms ? 1 : 0")


class Alarms(File):
    """None without `enable_cloudwatch_alarms`."""

    def build(self) -> None:
        """Adds the request metrics of the buckets, then the alarms."""
        self.local("watched_buckets", buckets_if("var.enable_cloudwatch_alarms"))
        self.add(
            "aws_s3_bucket_metric.this",
            {
                "for_each": expr("local.watched_buckets"),
                "bucket": expr("each.value"),
                "name": METRICS_FILTER,
            },
        )
        alarm(self, "throttles", _throttles())
        alarm(self, "latency", _latency())
        alarm(self, "bucket_4xx", _bucket_4xx())
        alarm(self, "bucket_5xx", _bucket_5xx())
        self.output("alarm_names", _alarm_names())


def _throttles() -> dict[str, Any]:
    metrics = [
        _metric(f"{unit}_{way}", f"{way.title()}ThrottleEvents", dimensions, "Sum")
        for unit, dimensions in UNITS.items()
        for way in ("read", "write")
    ]
    return {
        "count": COUNT,
        "alarm_name": "${local.name}-cache-throttles",
        "alarm_description": "DynamoDB throttles requests to the cache or its index: raise the capacity, or look for a hot key.",
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.throttle_events"),
        "metric_query": [_total("SUM(METRICS())", "Throttled requests"), *metrics],
    }


def _latency() -> dict[str, Any]:
    metrics = [
        _metric(
            operation.lower(),
            "SuccessfulRequestLatency",
            {**TABLE, "Operation": operation},
            "p99",
        )
        for operation in OPERATIONS
    ]
    return {
        "count": COUNT,
        "alarm_name": "${local.name}-cache-latency",
        "alarm_description": "The slowest operation on the cache stays above its p99 threshold in milliseconds: look for large items.",
        "evaluation_periods": 3,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.latency_ms"),
        "metric_query": [_total("MAX(METRICS())", "Slowest p99"), *metrics],
    }


def _total(expression: str, label: str) -> dict[str, Any]:
    return {"id": "total", "expression": expression, "label": label, "return_data": True}


def _metric(id_: str, metric: str, dimensions: dict[str, str], statistic: str) -> dict[str, Any]:
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
        "for_each": expr("local.watched_buckets"),
        "alarm_name": f"${{each.value}}-{name}",
        "alarm_description": description,
        "namespace": "AWS/S3",
        "metric_name": metric,
        "dimensions": {
            "BucketName": expr("each.value"),
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
            "Too large a share of the requests to ${each.value} is refused: look for missing files or a wrong origin access identity.",
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
            "S3 fails requests to ${each.value}: check that clients retry, then the AWS status page.",
        ),
        "statistic": "Sum",
        "evaluation_periods": 1,
        "threshold": expr("var.alarm_thresholds.bucket_5xx_errors"),
    }


def _alarm_names() -> str:
    alarm = "aws_cloudwatch_metric_alarm"
    values = [f"{alarm}.{name}[*].alarm_name" for name in ("throttles", "latency")]
    values += [f"values({alarm}.{name})[*].alarm_name" for name in ("bucket_4xx", "bucket_5xx")]
    lines = "".join(f"  {value},\n" for value in values)
    return expr(f"sort(concat(\n{lines}))")
