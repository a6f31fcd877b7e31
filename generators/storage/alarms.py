"""alarms.tf: the metrics that matter for each store, with the dimensions that they really have.

An alarm on dimensions that are never sent watches nothing. Consumed capacity is reported for each table and each
index; user errors of DynamoDB for the account as a whole; Aurora's metrics for each instance, Redis's for each
node; Timestream's errors for each *operation* of the account, not for a table; S3's sizes once a day for each
bucket and storage class.
Sources: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html,
https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html,
https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/CacheMetrics.Redis.html,
https://docs.aws.amazon.com/timestream/latest/developerguide/metrics-dimensions.html,
https://docs.aws.amazon.com/AmazonS3/latest/userguide/metrics-dimensions.html
"""

from __future__ import annotations

from typing import Any

from generators.storage.alarms_buckets import STORAGE_TYPES, bucket_objects, bucket_size
from generators.storage.alarms_cache import evictions, hit_rate
from generators.storage.model import BUCKETS, TABLES
from modsmith import File, expr
from modsmith.constructs import alarm

FIVE_MINUTES = 300

TIMESTREAM_OPERATIONS = ("WriteRecords", "Query", "DescribeEndpoints")


class Alarms(File):
    """Every alarm of the module; none without `enable_cloudwatch_alarms`."""

    def build(self) -> None:
        """Adds the locals that say what is watched, then the alarms."""
        self.local("read_units", _read_units())
        self.local("storage_types", STORAGE_TYPES)
        self.local("watched_units", _watched("local.read_units"))
        self.local("watched_buckets", _watched("local.storage_types"))
        self.local("bucket_names", {key: expr(f"aws_s3_bucket.{key}.bucket") for key in BUCKETS})
        alarm(self, "consumed_reads", _consumed_reads())
        alarm(self, "dynamodb_user_errors", _dynamodb_user_errors())
        alarm(self, "database_cpu", _database("CPUUtilization", "cpu", "aurora_cpu_percent", CPU))
        alarm(
            self,
            "database_connections",
            _database("DatabaseConnections", "connections", "aurora_connections", CONNECTIONS),
        )
        alarm(self, "cache_hit_rate", hit_rate())
        alarm(self, "cache_evictions", evictions())
        alarm(self, "timestream_system_errors", _timestream("SystemErrors", TIMESTREAM_FAILS))
        alarm(self, "timestream_user_errors", _timestream("UserErrors", TIMESTREAM_REFUSES))
        alarm(self, "bucket_objects", bucket_objects())
        alarm(self, "bucket_size", bucket_size())
        self.output("alarm_names", _alarm_names())


CPU = (
    "A database instance uses nearly all of the CPU that its maximum capacity gives it: raise"
    " aurora_max_capacity, or look for a bad query."
)
CONNECTIONS = (
    "A database instance is close to its limit of connections: pool them, or raise the capacity and with it"
    " the limit."
)
TIMESTREAM_FAILS = "Timestream fails requests of this account and region: check that writers retry, then the AWS status page."
TIMESTREAM_REFUSES = "Timestream refuses requests of this account and region: look for a faulty release."

COUNT = expr("var.enable_cloudwatch_alarms ? 1 : 0")


def _watched(collection: str) -> str:
    return expr(f"{{ for key, value in {collection} : key => value if var.enable_cloudwatch_alarms }}")


def _read_units() -> dict[str, dict[str, str]]:
    """Table, or table/index, to the dimensions of its metrics."""
    units = {}
    for design in TABLES:
        table = {"TableName": expr(f"aws_dynamodb_table.{design.key}.name")}
        units[design.key] = table
        for index in design.indexes:
            units[f"{design.key}/{index.name}"] = {**table, "GlobalSecondaryIndexName": index.name}
    return units


def _consumed_reads() -> dict[str, Any]:
    return {
        "for_each": expr("local.watched_units"),
        "alarm_name": '${join("-", compact([each.value.TableName, try(each.value.GlobalSecondaryIndexName, ""), "consumed-reads"]))}',
        "alarm_description": "Reads of ${each.key} come close to the account's default quota for a table: look for a scan, or raise the quota.",
        "namespace": "AWS/DynamoDB",
        "metric_name": "ConsumedReadCapacityUnits",
        "dimensions": expr("each.value"),
        "statistic": "Sum",
        "period": FIVE_MINUTES,
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr(f"var.alarm_thresholds.dynamodb_read_units_per_second * {FIVE_MINUTES}"),
    }


def _dynamodb_user_errors() -> dict[str, Any]:
    return {
        "count": COUNT,
        "alarm_name": "${local.name}-dynamodb-user-errors",
        "alarm_description": "DynamoDB refuses requests in this account and region with HTTP 400: look for a faulty release or missing permissions.",
        "namespace": "AWS/DynamoDB",
        "metric_name": "UserErrors",
        "statistic": "Sum",
        "period": FIVE_MINUTES,
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.dynamodb_user_errors"),
    }


def _database(metric: str, thing: str, threshold: str, description: str) -> dict[str, Any]:
    """A gauge that always has a value while the instance runs: silence means it is stopped, which is neither good nor bad."""
    instances = "aws_rds_cluster_instance.this"
    return {
        "count": expr(f"var.enable_cloudwatch_alarms ? length({instances}) : 0"),
        "alarm_name": f"${{{instances}[count.index].identifier}}-{thing}",
        "alarm_description": description,
        "namespace": "AWS/RDS",
        "metric_name": metric,
        "dimensions": {"DBInstanceIdentifier": expr(f"{instances}[count.index].identifier")},
        "statistic": "Average",
        "period": FIVE_MINUTES,
        "evaluation_periods": 3,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr(f"var.alarm_thresholds.{threshold}"),
        "treat_missing_data": "missing",
    }


def _timestream(metric: str, description: str) -> dict[str, Any]:
    name = metric.removesuffix("Errors").lower()
    return {
        "count": expr("var.enable_cloudwatch_alarms && var.enable_timestream ? 1 : 0"),
        "alarm_name": f"${{local.name}}-timestream-{name}-errors",
        "alarm_description": description,
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr(f"var.alarm_thresholds.timestream_{name}_errors"),
        "metric_query": [
            {
                "id": "total",
                "expression": "SUM(METRICS())",
                "label": metric,
                "return_data": True,
            },
            *(_timestream_metric(metric, operation) for operation in TIMESTREAM_OPERATIONS),
        ],
    }


def _timestream_metric(metric: str, operation: str) -> dict[str, Any]:
    return {
        "id": operation.lower(),
        "metric": {
            "namespace": "AWS/Timestream",
            "metric_name": metric,
            "dimensions": {"Operation": operation},
            "stat": "Sum",
            "period": FIVE_MINUTES,
        },
    }


def _alarm_names() -> str:
    maps = ("consumed_reads", "bucket_objects", "bucket_size")
    lists = (
        "dynamodb_user_errors",
        "database_cpu",
        "database_connections",
        "cache_hit_rate",
        "cache_evictions",
        "timestream_system_errors",
        "timestream_user_errors",
    )
    values = [f"values(aws_cloudwatch_metric_alarm.{name})[*].alarm_name" for name in maps]
    values += [f"aws_cloudwatch_metric_alarm.{name}[*].alarm_name" for name in lists]
    lines = "".join(f"  {value},\n" for value in values)
    return expr(f"sort(concat(\n{lines}))")
