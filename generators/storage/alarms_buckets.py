"""Alarms on the size of buckets.

Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html
"""

from __future__ import annotations

from typing import Any

from modsmith import Dynamic, expr

DAY = 86400

STORAGE_TYPES = {
    "data_lake": (
        "StandardStorage",
        "IntelligentTieringFAStorage",
        "IntelligentTieringIAStorage",
        "IntelligentTieringAIAStorage",
        "IntelligentTieringAAStorage",
    ),
    "videos": ("StandardStorage", "GlacierStorage", "GlacierObjectOverhead", "GlacierS3ObjectOverhead"),
    "logs": ("StandardStorage",),
}
"""Where a bucket's lifecycle can put its bytes."""


def _daily(thing: str, description: str) -> dict[str, Any]:
    """S3 measures once a day and reports hours later: until then the alarm keeps its state."""
    return {
        "for_each": expr("local.watched_buckets"),
        "alarm_name": f'${{local.name}}-${{replace(each.key, "_", "-")}}-{thing}',
        "alarm_description": description,
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "treat_missing_data": "ignore",
    }


def bucket_objects() -> dict[str, Any]:
    """More objects than planned, old versions included."""
    return {
        **_daily(
            "objects",
            "The bucket ${each.key} holds more objects than planned: check its lifecycle and its writers.",
        ),
        "namespace": "AWS/S3",
        "metric_name": "NumberOfObjects",
        "dimensions": {
            "BucketName": expr("aws_s3_bucket.this[each.key].bucket"),
            "StorageType": "AllStorageTypes",
        },
        "statistic": "Average",
        "period": DAY,
        "threshold": expr("var.alarm_thresholds.bucket_objects"),
    }


def bucket_size() -> dict[str, Any]:
    """More bytes than planned, over all storage classes that the bucket uses."""
    total = {"id": "total", "expression": "SUM(METRICS())", "label": "BucketSizeBytes", "return_data": True}
    one = {
        "id": expr("lower(metric_query.value)"),
        "metric": {
            "namespace": "AWS/S3",
            "metric_name": "BucketSizeBytes",
            "dimensions": {
                "BucketName": expr("aws_s3_bucket.this[each.key].bucket"),
                "StorageType": expr("metric_query.value"),
            },
            "stat": "Average",
            "period": DAY,
        },
    }
    return {
        **_daily(
            "size", "The bucket ${each.key} has grown beyond plan: check its lifecycle and its writers."
        ),
        "threshold": expr("var.alarm_thresholds.bucket_size_gib * 1073741824"),
        "metric_query": [total, Dynamic(expr("each.value"), one)],
    }
