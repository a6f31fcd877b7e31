"""bucket_alarms.tf: failing requests and replication, each alarm in the region that its metric is published in.

Request metrics are those of the bucket's region. S3 publishes the latency of replication in the region of the destination and
failed operations in that of the source.
Sources: https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-configurations.html,
https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
"""

from __future__ import annotations

from typing import Any

from generators.app_storage.alarms import ALARM, above, metric_queries
from generators.app_storage.buckets import HALVES, of_each
from generators.app_storage.model import REPLICATION_RULE
from generators.shared.table_metrics import FIVE_MINUTES
from modsmith import File, expr
from modsmith.constructs import alarm

REQUESTS = {"errors": "5xxErrors", "requests": "AllRequests"}


class BucketAlarms(File):
    """Metrics of all requests and the alarms on them; the alarms on replication only where something is replicated."""

    def build(self) -> None:
        """Adds the metrics, the alarms of both regions, and the names of all of the module's alarms."""
        self.local("watched_pairs", _pairs())
        for name, buckets, provider in HALVES:
            body = {
                **of_each(buckets, "var.enable_cloudwatch_alarms", provider),
                "bucket": expr(f"aws_s3_bucket.{name}[each.key].bucket"),
                "name": "EntireBucket",
            }
            self.add(f"aws_s3_bucket_metric.{name}", body)
        for name, _, provider in HALVES:
            alarm(self, "bucket_5xx" if name == "this" else "backup_5xx", _failing(name, provider))
        alarm(self, "failed_replications", _failed_replications())
        alarm(self, "replication_latency", _replication_latency())
        self.output("alarm_names", _alarm_names())


def _pairs() -> str:
    """Source bucket to the dimensions of its replication, where it is watched."""
    dimensions = (
        "SourceBucket = aws_s3_bucket.this[key].bucket\n"
        "    DestinationBucket = aws_s3_bucket.backup[bucket.backup].bucket\n"
        f'    RuleId = "{REPLICATION_RULE}"'
    )
    wanted = "var.enable_cloudwatch_alarms && local.replicate"
    return expr(f"{{\n  for key, bucket in local.buckets : key => {{\n    {dimensions}\n  }} if {wanted}\n}}")


def _failing(name: str, provider: str) -> dict[str, Any]:
    share = {
        "id": "share",
        "expression": "100 * errors / requests",
        "label": "Share of requests that fail",
        "return_data": True,
    }
    return {
        "for_each": expr(f"aws_s3_bucket_metric.{name}"),
        **({"provider": provider} if provider else {}),
        "alarm_name": "${each.value.bucket}-5xx",
        "alarm_description": (
            "S3 fails requests to ${each.value.bucket} with HTTP 5xx: check that callers retry, then the AWS status page."
        ),
        **above("bucket_5xx_percent", periods=3),
        **_actions(provider),
        "metric_query": [
            share,
            *metric_queries(
                "AWS/S3", REQUESTS, "{ BucketName = each.value.bucket, FilterId = each.value.name }"
            ),
        ],
    }


def _failed_replications() -> dict[str, Any]:
    return {
        "for_each": expr("local.watched_pairs"),
        "alarm_name": "${local.name}-${each.key}-failed-replications",
        "alarm_description": (
            "S3 could not replicate objects of ${each.key}: check keys and role, then run S3 Batch Replication."
        ),
        "namespace": "AWS/S3",
        "metric_name": "OperationsFailedReplication",
        "dimensions": expr("each.value"),
        "statistic": "Sum",
        "period": FIVE_MINUTES,
        **above("failed_replications"),
    }


def _replication_latency() -> dict[str, Any]:
    """A gauge that S3 reports whether or not there is something to copy: silence means that nobody measures."""
    return {
        "for_each": expr("local.watched_pairs"),
        "provider": "aws.replica",
        "alarm_name": "${local.name}-${each.key}-replication-latency",
        "alarm_description": (
            "The backup of ${each.key} is behind by more than the recovery point: look for a burst of uploads."
        ),
        "namespace": "AWS/S3",
        "metric_name": "ReplicationLatency",
        "dimensions": expr("each.value"),
        "statistic": "Maximum",
        "period": FIVE_MINUTES,
        **above("replication_latency_seconds"),
        "treat_missing_data": "missing",
        **_actions("aws.replica"),
    }


def _actions(provider: str) -> dict[str, str]:
    """An alarm notifies only topics of its own region."""
    if not provider:
        return {}
    actions = expr("local.replica_alarm_actions")
    return {"alarm_actions": actions, "ok_actions": actions}


def _alarm_names() -> str:
    each = (
        *("read_throttles", "write_throttles", "read_capacity", "write_capacity"),
        *("bucket_5xx", "backup_5xx", "failed_replications", "replication_latency"),
    )
    one = ("system_errors", "latency", "user_errors", "table_replication_latency")
    values = [f"values({ALARM}.{name})[*].alarm_name" for name in each]
    values += [f"{ALARM}.{name}[*].alarm_name" for name in one]
    lines = "".join(f"  {value},\n" for value in values)
    return expr(f"sort(concat(\n{lines}))")
