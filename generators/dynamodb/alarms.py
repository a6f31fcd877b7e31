"""alarms.tf: throttles, errors, latency and, in provisioned mode, consumed capacity.

Which dimensions a metric has decides whether an alarm ever sees data: throttles and consumed capacity are
reported for each table and each index, system errors and latency for each table *and operation*, user errors
for the account as a whole.
Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
"""

from __future__ import annotations

from typing import Any

from generators.shared.table_metrics import FIVE_MINUTES, OPERATIONS, over_operations
from modsmith import File, expr
from modsmith.constructs import alarm

DIMENSIONS = """{
  for key, unit in local.capacity_units : key => merge(
    { TableName = local.table_names[unit.table] },
    unit.index == null ? {} : { GlobalSecondaryIndexName = unit.index }
  )
}"""

ALARM_PREFIXES = """{
  for key, unit in local.capacity_units : key => join("-", compact([local.table_names[unit.table], unit.index]))
}"""


class Alarms(File):
    """Every alarm of the module; none without `enable_cloudwatch_alarms`."""

    def build(self) -> None:
        """Adds the locals that say what is watched, then the alarms."""
        self.local("operations", list(OPERATIONS))
        self.local("dimensions", expr(DIMENSIONS))
        self.local("alarm_prefixes", expr(ALARM_PREFIXES))
        self.local("watched_units", _watched("local.capacity_units"))
        self.local("watched_tables", _watched("local.table_names", 'var.alarm_level == "full"'))
        self.local("watched_capacity", _watched("local.scaled", 'var.alarm_level == "full"'))
        for direction in ("read", "write"):
            alarm(self, f"{direction}_throttles", _throttles(direction))
        alarm(self, "system_errors", _system_errors())
        alarm(self, "latency", _latency())
        alarm(self, "user_errors", _user_errors())
        alarm(self, "consumed_capacity", _consumed_capacity())
        self.output("alarm_names", _alarm_names())


def _watched(collection: str, *conditions: str) -> str:
    condition = " && ".join(("var.enable_cloudwatch_alarms", *conditions))
    return expr(f"{{ for key, value in {collection} : key => value if {condition} }}")


def _throttles(direction: str) -> dict[str, Any]:
    return {
        "for_each": expr("local.watched_units"),
        "alarm_name": f"${{local.alarm_prefixes[each.key]}}-{direction}-throttles",
        "alarm_description": f"Requests to ${{each.key}} exceed its {direction} capacity: raise the maximum, or look for a hot key.",
        "namespace": "AWS/DynamoDB",
        "metric_name": f"{direction.title()}ThrottleEvents",
        "dimensions": expr("local.dimensions[each.key]"),
        "statistic": "Sum",
        "period": FIVE_MINUTES,
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr(f"var.alarm_thresholds.{direction}_throttle_events"),
    }


def _system_errors() -> dict[str, Any]:
    return {
        "for_each": expr("local.watched_tables"),
        "alarm_name": "${each.value}-system-errors",
        "alarm_description": "DynamoDB answers requests to ${each.key} with HTTP 500: check that callers retry, then the AWS status page.",
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.system_errors"),
        "metric_query": over_operations(
            expr("each.value"), "SystemErrors", "Sum", "SUM(METRICS())", "System errors"
        ),
    }


def _latency() -> dict[str, Any]:
    return {
        "for_each": expr("local.watched_tables"),
        "alarm_name": "${each.value}-latency",
        "alarm_description": "The slowest operation on ${each.key} stays above its p99 threshold in milliseconds: look for large items and scans.",
        "evaluation_periods": 3,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.latency_ms"),
        "metric_query": over_operations(
            expr("each.value"), "SuccessfulRequestLatency", "p99", "MAX(METRICS())", "Slowest p99"
        ),
    }


def _user_errors() -> dict[str, Any]:
    return {
        "count": expr("var.enable_cloudwatch_alarms ? 1 : 0"),
        "alarm_name": "${local.name}-user-errors",
        "alarm_description": "DynamoDB refuses requests in this account and region with HTTP 400: look for a faulty release or missing permissions.",
        "namespace": "AWS/DynamoDB",
        "metric_name": "UserErrors",
        "statistic": "Sum",
        "period": FIVE_MINUTES,
        "evaluation_periods": 1,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.user_errors"),
    }


def _consumed_capacity() -> dict[str, Any]:
    """Share of what is provisioned now, which is what autoscaling moves."""
    return {
        "for_each": expr("local.watched_capacity"),
        "alarm_name": "${local.alarm_prefixes[each.value.unit]}-consumed-${each.value.direction}-capacity",
        "alarm_description": "${each.key} uses nearly all of its provisioned capacity: autoscaling is at its maximum or cannot keep up.",
        "evaluation_periods": 3,
        "comparison_operator": "GreaterThanThreshold",
        "threshold": expr("var.alarm_thresholds.consumed_capacity_percent"),
        "metric_query": [
            {
                "id": "utilization",
                "expression": "100 * (consumed / PERIOD(consumed)) / provisioned",
                "label": "Consumed share of the provisioned capacity",
                "return_data": True,
            },
            _capacity_metric("consumed", "Consumed", "Sum"),
            _capacity_metric("provisioned", "Provisioned", "Average"),
        ],
    }


def _capacity_metric(name: str, prefix: str, statistic: str) -> dict[str, Any]:
    return {
        "id": name,
        "metric": {
            "namespace": "AWS/DynamoDB",
            "metric_name": f"{prefix}${{title(each.value.direction)}}CapacityUnits",
            "dimensions": expr("local.dimensions[each.value.unit]"),
            "stat": statistic,
            "period": FIVE_MINUTES,
        },
    }


def _alarm_names() -> str:
    names = ("read_throttles", "write_throttles", "system_errors", "latency", "consumed_capacity")
    values = [f"values(aws_cloudwatch_metric_alarm.{name})[*].alarm_name" for name in names]
    values.append("aws_cloudwatch_metric_alarm.user_errors[*].alarm_name")
    lines = "".join(f"  {value},\n" for value in values)
    return expr(f"sort(concat(\n{lines}))")
