"""alarms.tf: the table's throttles and errors, and replication, each in the region that its metric is published in.

S3 publishes the latency of replication in the region of the destination and failed operations in that of the source.
Throttles have the dimension of the table, or table and index; system errors those of table and operation.
Sources: https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html,
https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
"""

from __future__ import annotations

from typing import Any

from generators.app_storage.model import PAIRS, REPLICATION_RULE, TABLE
from modsmith import Dynamic, File, expr
from modsmith.constructs import alarm

FIVE_MINUTES = 300

OPERATIONS = (
    *("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems"),
    *("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"),
)
"""Ten: the most metrics that one alarm may combine."""


class Alarms(File):
    """Every alarm of the module; none without `enable_cloudwatch_alarms`."""

    def build(self) -> None:
        """Adds the locals that say what is watched, then the alarms."""
        self.local("throttled_units", _units())
        self.local("replicated_pairs", _pairs())
        self.local("watched_units", _watched("local.throttled_units", "var.enable_cloudwatch_alarms"))
        self.local(
            "watched_pairs",
            _watched("local.replicated_pairs", "var.enable_cloudwatch_alarms && local.replicate"),
        )
        for direction in ("read", "write"):
            alarm(self, f"{direction}_throttles", _throttles(direction))
        alarm(self, "system_errors", _system_errors())
        alarm(self, "failed_replications", _failed_replications())
        alarm(self, "replication_latency", _replication_latency())
        self.output("alarm_names", _alarm_names())


def _units() -> dict[str, dict[str, str]]:
    """Table, or index, to the dimensions of its metrics."""
    table = {"TableName": expr(f"aws_dynamodb_table.{TABLE.key}.name")}
    indexes = {index.name: {**table, "GlobalSecondaryIndexName": index.name} for index in TABLE.indexes}
    return {"table": table, **indexes}


def _pairs() -> dict[str, dict[str, str]]:
    """Source bucket to the dimensions of its replication."""
    return {
        source: {
            "SourceBucket": expr(f"aws_s3_bucket.{source}.bucket"),
            "DestinationBucket": expr(f"aws_s3_bucket.{backup}.bucket"),
            "RuleId": REPLICATION_RULE,
        }
        for source, backup in PAIRS.items()
    }


def _watched(collection: str, condition: str) -> str:
    return expr(f"{{ for key, value in {collection} : key => value if {condition} }}")


def _throttles(direction: str) -> dict[str, Any]:
    return {
        "for_each": expr("local.watched_units"),
        "alarm_name": f'${{join("-", compact([each.value.TableName, lookup(each.value, "GlobalSecondaryIndexName", "")]))}}-{direction}-throttles',
        "alarm_description": f"{direction.title()}s of ${{each.key}} are throttled: look for a hot key, or for traffic that doubled within half an hour.",
        "namespace": "AWS/DynamoDB",
        "metric_name": f"{direction.title()}ThrottleEvents",
        "dimensions": expr("each.value"),
        "statistic": "Sum",
        **_at_once(f"{direction}_throttle_events"),
    }


def _system_errors() -> dict[str, Any]:
    total = {
        "id": "total",
        "expression": "SUM(METRICS())",
        "label": "System errors",
        "return_data": True,
    }
    one = {
        "id": expr("lower(metric_query.value)"),
        "metric": {
            "namespace": "AWS/DynamoDB",
            "metric_name": "SystemErrors",
            "dimensions": {
                "TableName": expr(f"aws_dynamodb_table.{TABLE.key}.name"),
                "Operation": expr("metric_query.value"),
            },
            "stat": "Sum",
            "period": FIVE_MINUTES,
        },
    }
    return {
        "count": expr("var.enable_cloudwatch_alarms ? 1 : 0"),
        "alarm_name": f"${{aws_dynamodb_table.{TABLE.key}.name}}-system-errors",
        "alarm_description": "DynamoDB answers requests with HTTP 500: check that callers retry, then the AWS status page.",
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.system_errors"),
        "metric_query": [total, Dynamic(expr(_listed(OPERATIONS)), one)],
        **_topics_of("alarm_topic_arns", "current", "aws"),
    }


def _failed_replications() -> dict[str, Any]:
    return {
        "for_each": expr("local.watched_pairs"),
        "alarm_name": "${local.name}-${each.key}-failed-replications",
        "alarm_description": "Objects of the ${each.key} bucket could not be replicated: check the keys and the replication role, then run S3 Batch Replication for them.",
        "namespace": "AWS/S3",
        "metric_name": "OperationsFailedReplication",
        "dimensions": expr("each.value"),
        "statistic": "Sum",
        **_at_once("failed_replications"),
    }


def _replication_latency() -> dict[str, Any]:
    """A gauge that S3 reports whether or not there is something to copy: silence means that nobody measures."""
    actions = expr("local.replica_alarm_actions")
    return {
        "for_each": expr("local.watched_pairs"),
        "provider": "aws.replica",
        "alarm_name": "${local.name}-${each.key}-replication-latency",
        "alarm_description": "The backup of the ${each.key} bucket is further behind than the recovery point allows: expect S3 to catch up, or look for a burst of uploads.",
        "namespace": "AWS/S3",
        "metric_name": "ReplicationLatency",
        "dimensions": expr("each.value"),
        "statistic": "Maximum",
        **_at_once("replication_latency_seconds"),
        "treat_missing_data": "missing",
        "alarm_actions": actions,
        "ok_actions": actions,
        **_topics_of("replica_alarm_topic_arns", "replica", "aws.replica"),
    }


def _at_once(threshold: str) -> dict[str, Any]:
    return {
        "period": FIVE_MINUTES,
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr(f"var.alarm_thresholds.{threshold}"),
    }


def _topics_of(name: str, region: str, provider: str) -> dict[str, Any]:
    """CloudWatch refuses an action in another region, but only at apply."""
    here = f"data.aws_region.{region}.id"
    condition = {
        "condition": expr(f'alltrue([for arn in var.{name} : split(":", arn)[3] == {here}])'),
        "error_message": f"{name} must hold topics of ${{{here}}}, where the provider {provider} works: an alarm notifies only topics of its own region.",
    }
    return {"lifecycle": {"precondition": condition}}


def _listed(words: tuple[str, ...]) -> str:
    return "[\n" + "".join(f'  "{word}",\n' for word in words) + "]"


def _alarm_names() -> str:
    maps = ("read_throttles", "write_throttles", "failed_replications", "replication_latency")
    values = [f"values(aws_cloudwatch_metric_alarm.{name})[*].alarm_name" for name in maps]
    values.append("aws_cloudwatch_metric_alarm.system_errors[*].alarm_name")
    lines = "".join(f"  {value},\n" for value in values)
    return expr(f"sort(concat(\n{lines}))")
