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
from modsmith import Dynamic, File, expr
from modsmith.constructs import alarm

FIVE_MINUTES = 300

TIMESTREAM_OPERATIONS = ["WriteRecords", "Query", "DescribeEndpoints"]

FORMER_USER_ERRORS = "var.alarm_thresholds.dynamodb_user_errors"


class Alarms(File):
    """Every alarm of the module; none without `enable_cloudwatch_alarms`."""

    def build(self) -> None:
        """Adds the locals that say what is watched, then the alarms."""
        self.local("read_units", expr(READ_UNITS))
        self.local("storage_types", STORAGE_TYPES)
        self.local("watched_units", _watched("local.read_units"))
        self.local("watched_buckets", _watched("local.storage_types"))
        self.local("timestream_errors", TIMESTREAM_ERRORS)
        self.local("timestream_operations", TIMESTREAM_OPERATIONS)
        alarm(self, "consumed_reads", _consumed_reads())
        for direction in ("read", "write"):
            alarm(self, f"{direction}_throttles", _throttles(direction))
        alarm(self, "dynamodb_user_errors", _dynamodb_user_errors())
        self.check(
            "deprecated_dynamodb_user_errors",
            expr(f"{FORMER_USER_ERRORS} == null"),
            "alarm_thresholds.dynamodb_user_errors is deprecated: Use alarm_thresholds.user_errors.",
        )
        alarm(self, "database_cpu", _database("CPUUtilization", "cpu", "aurora_cpu_percent", CPU))
        alarm(
            self,
            "database_connections",
            _database("DatabaseConnections", "connections", "aurora_connections", CONNECTIONS),
        )
        alarm(self, "cache_hit_rate", hit_rate())
        alarm(self, "cache_evictions", evictions())
        alarm(self, "timestream_errors", _timestream())
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

TIMESTREAM_ERRORS = {
    kind: {
        "metric": f"{kind.title()}Errors",
        "threshold": expr(f"var.alarm_thresholds.timestream_{kind}_errors"),
        "description": description,
    }
    for kind, description in (("system", TIMESTREAM_FAILS), ("user", TIMESTREAM_REFUSES))
}

COUNT = expr("var.enable_cloudwatch_alarms ? 1 : 0")


def _watched(collection: str) -> str:
    return expr(f"{{ for key, value in {collection} : key => value if var.enable_cloudwatch_alarms }}")


READ_UNITS = """merge([
  for key, table in aws_dynamodb_table.this : merge(
    { (key) = { TableName = table.name } },
    { for index in keys(local.tables[key].indexes) : "${key}/${index}" => { TableName = table.name, GlobalSecondaryIndexName = index } },
  )
]...)"""
"""Table, or table/index, to the dimensions of its metrics."""


READS = "coalesce(var.alarm_thresholds.dynamodb_read_units_per_second, 0.8 * coalesce(var.on_demand_maximum.read, 40000))"


def _consumed_reads() -> dict[str, Any]:
    return _unit(
        "consumed-reads",
        "Reads of ${each.key} come close to the most that a table may consume: look for a scan, or raise quota or limit.",
        "ConsumedReadCapacityUnits",
        f"{READS} * {FIVE_MINUTES}",
    )


def _throttles(direction: str) -> dict[str, Any]:
    return _unit(
        f"{direction}-throttles",
        f"{direction.title()}s of ${{each.key}} are throttled: look for a hot key, or raise quota or limit.",
        f"{direction.title()}ThrottleEvents",
        f"var.alarm_thresholds.{direction}_throttle_events",
    )


def _unit(thing: str, description: str, metric: str, threshold: str) -> dict[str, Any]:
    names = f'compact([each.value.TableName, try(each.value.GlobalSecondaryIndexName, ""), "{thing}"])'
    return {
        "for_each": expr("local.watched_units"),
        "alarm_name": f'${{join("-", {names})}}',
        "alarm_description": description,
        "namespace": "AWS/DynamoDB",
        "metric_name": metric,
        "dimensions": expr("each.value"),
        "statistic": "Sum",
        "period": FIVE_MINUTES,
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr(threshold),
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
        "threshold": expr(f"coalesce({FORMER_USER_ERRORS}, var.alarm_thresholds.user_errors)"),
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


def _timestream() -> dict[str, Any]:
    """The errors of all operations together, one alarm for each kind."""
    wanted = "var.enable_cloudwatch_alarms && var.enable_timestream"
    one = {
        "id": expr("lower(metric_query.value)"),
        "metric": {
            "namespace": "AWS/Timestream",
            "metric_name": expr("each.value.metric"),
            "dimensions": {"Operation": expr("metric_query.value")},
            "stat": "Sum",
            "period": FIVE_MINUTES,
        },
    }
    total = {
        "id": "total",
        "expression": "SUM(METRICS())",
        "label": expr("each.value.metric"),
        "return_data": True,
    }
    return {
        "for_each": expr(f"{{ for key, value in local.timestream_errors : key => value if {wanted} }}"),
        "alarm_name": "${local.name}-timestream-${each.key}-errors",
        "alarm_description": expr("each.value.description"),
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("each.value.threshold"),
        "metric_query": [total, Dynamic(expr("local.timestream_operations"), one)],
    }


def _alarm_names() -> str:
    maps = (
        "consumed_reads",
        "read_throttles",
        "write_throttles",
        "timestream_errors",
        "bucket_objects",
        "bucket_size",
    )
    lists = (
        "dynamodb_user_errors",
        "database_cpu",
        "database_connections",
        "cache_hit_rate",
        "cache_evictions",
    )
    values = [f"values(aws_cloudwatch_metric_alarm.{name})[*].alarm_name" for name in maps]
    values += [f"aws_cloudwatch_metric_alarm.{name}[*].alarm_name" for name in lists]
    lines = "".join(f"  {value},\n" for value in values)
    return expr(f"sort(concat(\n{lines}))")
