"""alarms.tf: throttles, capacity, errors and latency of the table, and how far its replica is behind.

Throttles and consumed capacity have the dimension of the table, or table and index; system errors and latency those of table
and operation; user errors none, since DynamoDB counts them for the account and region.
Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
"""

from __future__ import annotations

from typing import Any

from generators.app_storage.model import TABLE
from generators.shared.table_metrics import FIVE_MINUTES, OPERATIONS, over_operations
from modsmith import Dynamic, File, expr
from modsmith.constructs import alarm

NAME = f"aws_dynamodb_table.{TABLE.key}.name"
ALARM = "aws_cloudwatch_metric_alarm"
WATCHED = expr("var.enable_cloudwatch_alarms ? 1 : 0")


class Alarms(File):
    """The table's alarms; none without `enable_cloudwatch_alarms`."""

    def build(self) -> None:
        """Adds the locals that say what is watched, then the alarms."""
        self.local("operations", list(OPERATIONS))
        self.local("units", _units())
        self.local(
            "watched_units",
            expr("{ for key, unit in local.units : key => unit if var.enable_cloudwatch_alarms }"),
        )
        for direction in ("read", "write"):
            alarm(self, f"{direction}_throttles", _throttles(direction))
        for direction in ("read", "write"):
            alarm(self, f"{direction}_capacity", _capacity(direction))
        alarm(self, "system_errors", _system_errors())
        alarm(self, "latency", _latency())
        alarm(self, "user_errors", _user_errors())
        alarm(self, "table_replication_latency", _replication_latency())


def _units() -> dict[str, dict[str, Any]]:
    """Table, or index, to the beginning of its alarms' names and the dimensions of its metrics."""
    table = {"TableName": expr(NAME)}
    units = {"table": {"name": expr(NAME), "dimensions": table}}
    for index in TABLE.indexes:
        dimensions = {**table, "GlobalSecondaryIndexName": index.name}
        units[index.name] = {"name": f"{expr(NAME)}-{index.name}", "dimensions": dimensions}
    return units


def _throttles(direction: str) -> dict[str, Any]:
    return {
        "for_each": expr("local.watched_units"),
        "alarm_name": f"${{each.value.name}}-{direction}-throttles",
        "alarm_description": (
            f"{direction.title()}s of ${{each.key}} are throttled: look for a hot key, for traffic that doubled within half an"
            " hour, or raise on_demand_maximum."
        ),
        "namespace": "AWS/DynamoDB",
        "metric_name": f"{direction.title()}ThrottleEvents",
        "dimensions": expr("each.value.dimensions"),
        "statistic": "Sum",
        "period": FIVE_MINUTES,
        **above(f"{direction}_throttle_events"),
    }


def _capacity(direction: str) -> dict[str, Any]:
    """On demand the capacity is the caller's limit; without one, throttles tell that the table is at its quota."""
    limit = f"var.on_demand_maximum.{direction}"
    share = {
        "id": "share",
        "expression": f"100 * consumed / PERIOD(consumed) / ${{{limit}}}",
        "label": "Consumed share of the limit on demand",
        "return_data": True,
    }
    metrics = {"consumed": f"Consumed{direction.title()}CapacityUnits"}
    return {
        "for_each": expr(
            f"{{ for key, unit in local.watched_units : key => unit if coalesce({limit}, -1) > 0 }}"
        ),
        "alarm_name": f"${{each.value.name}}-{direction}-capacity",
        "alarm_description": (
            f"{direction.title()}s of ${{each.key}} come near the limit above which DynamoDB throttles: raise"
            " on_demand_maximum."
        ),
        **above("consumed_capacity_percent", periods=3),
        "metric_query": [share, *metric_queries("AWS/DynamoDB", metrics, "each.value.dimensions")],
    }


def _system_errors() -> dict[str, Any]:
    return {
        "count": WATCHED,
        "alarm_name": f"{expr(NAME)}-system-errors",
        "alarm_description": "DynamoDB answers requests with HTTP 500: check that callers retry, then the AWS status page.",
        **above("system_errors"),
        "metric_query": over_operations(expr(NAME), "SystemErrors", "Sum", "SUM(METRICS())", "System errors"),
    }


def _latency() -> dict[str, Any]:
    return {
        "count": WATCHED,
        "alarm_name": f"{expr(NAME)}-latency",
        "alarm_description": (
            "The slowest operation on the table stays above its p99 threshold in milliseconds: look for large items and scans."
        ),
        **above("latency_ms", periods=3),
        "metric_query": over_operations(
            expr(NAME), "SuccessfulRequestLatency", "p99", "MAX(METRICS())", "Slowest p99"
        ),
    }


def _user_errors() -> dict[str, Any]:
    return {
        "count": WATCHED,
        "alarm_name": f"{expr(NAME)}-user-errors",
        "alarm_description": (
            "DynamoDB refuses requests in this account and region with HTTP 400: look for a faulty release or missing permissions."
        ),
        "namespace": "AWS/DynamoDB",
        "metric_name": "UserErrors",
        "statistic": "Sum",
        "period": FIVE_MINUTES,
        **above("user_errors"),
    }


def _replication_latency() -> dict[str, Any]:
    """DynamoDB publishes it in the region of the write, and only when something is written: silence is good.

    Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_monitoring.html
    """
    return {
        "count": expr("var.enable_cloudwatch_alarms && local.replicate_table ? 1 : 0"),
        "alarm_name": f"{expr(NAME)}-replication-latency",
        "alarm_description": (
            "The table's replica is further behind than the recovery point allows: look for throttled writes in the replica region."
        ),
        "namespace": "AWS/DynamoDB",
        "metric_name": "ReplicationLatency",
        "dimensions": {"TableName": expr(NAME), "ReceivingRegion": expr("data.aws_region.replica.id")},
        "statistic": "Maximum",
        "period": FIVE_MINUTES,
        **above("replication_latency_seconds"),
        "threshold": expr("1000 * var.alarm_thresholds.replication_latency_seconds"),
    }


def above(threshold: str, *, periods: int = 1) -> dict[str, Any]:
    """When an alarm fires.

    Args:
        threshold: field of `alarm_thresholds`.
        periods: of five minutes, in a row.
    """
    return {
        "evaluation_periods": periods,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr(f"var.alarm_thresholds.{threshold}"),
    }


def metric_queries(namespace: str, metrics: dict[str, str], dimensions: str) -> list[Dynamic]:
    """Sums over five minutes, which an expression combines.

    Args:
        namespace: such as `AWS/S3`.
        metrics: id in the expression to the metric's name.
        dimensions: bare expression.
    """
    names = ", ".join(f'{id_} = "{name}"' for id_, name in metrics.items())
    one = {
        "id": expr("metric_query.key"),
        "metric": {
            "namespace": namespace,
            "metric_name": expr("metric_query.value"),
            "dimensions": expr(dimensions),
            "stat": "Sum",
            "period": FIVE_MINUTES,
        },
    }
    return [Dynamic(expr(f"{{ {names} }}"), one)]
