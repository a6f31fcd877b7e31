"""Throttles, errors, latency and consumed capacity."""
# mypy: ignore-errors

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cdktf import TerraformIterator, TerraformLocal, Token
from cdktf_cdktf_provider_aws.cloudwatch_metric_alarm import (
    CloudwatchMetricAlarm,
    CloudwatchMetricAlarmMetricQuery,
    CloudwatchMetricAlarmMetricQueryMetric,
)
from constructs import Construct
from naming import TAGS, add_dynamic, each_of, expr, number, one_if, pinned, strings

OPERATIONS = (
    "GetItem",
    "BatchGetItem",
    "Query",
    "Scan",
    "TransactGetItems",
    "PutItem",
    "UpdateItem",
    "DeleteItem",
    "BatchWriteItem",
    "TransactWriteItems",
)
FIVE_MINUTES = 300
DIMENSIONS = """{
  for key, unit in local.capacity_units : key => merge(
    { TableName = local.table_names[unit.table] },
    unit.index == null ? {} : { GlobalSecondaryIndexName = unit.index }
  )
}"""
PREFIXES = """{
  for key, unit in local.capacity_units : key => join("-", compact([local.table_names[unit.table], unit.index]))
}"""
ENABLED = "var.enable_cloudwatch_alarms"
FULL = f'{ENABLED} && var.alarm_level == "full"'
WATCHED = {
    "units": ("capacity_units", ENABLED),
    "tables": ("table_names", FULL),
    "capacity": ("scaled", FULL),
}


@dataclass(frozen=True)
class PerOperation:
    """An alarm over a metric that DynamoDB reports for each table and operation."""

    name: str
    threshold: str
    periods: int
    metric: str
    statistic: str
    expression: str
    label: str
    description: str


ERRORS = PerOperation(
    name="system_errors",
    threshold="system_errors",
    periods=1,
    metric="SystemErrors",
    statistic="Sum",
    expression="SUM(METRICS())",
    label="System errors",
    description="DynamoDB answers requests to ${each.key} with HTTP 500: check that callers retry, then the AWS status page.",
)
LATENCY = PerOperation(
    name="latency",
    threshold="latency_ms",
    periods=3,
    metric="SuccessfulRequestLatency",
    statistic="p99",
    expression="MAX(METRICS())",
    label="Slowest p99",
    description="The slowest operation on ${each.key} stays above its p99 threshold in milliseconds: look for large items and scans.",
)


def add_alarms(scope: Construct) -> None:
    """Adds what is watched, and the six alarms."""
    TerraformLocal(scope, "operations", list(OPERATIONS))
    TerraformLocal(scope, "dimensions", expr(DIMENSIONS))
    TerraformLocal(scope, "alarm_prefixes", expr(PREFIXES))
    units, tables, capacity = (_watched(scope, name, *of) for name, of in WATCHED.items())
    for direction in ("read", "write"):
        _throttles(scope, direction, units)
    _per_operation(scope, tables, ERRORS)
    _per_operation(scope, tables, LATENCY)
    _user_errors(scope)
    _consumed_capacity(scope, capacity)


def _watched(scope: Construct, name: str, source: str, condition: str) -> TerraformIterator:
    loop = f"{{ for key, value in local.{source} : key => value if {condition} }}"
    TerraformLocal(scope, f"watched_{name}", expr(loop))
    return each_of(f"local.watched_{name}")


def _alarm(
    scope: Construct, name: str, *, threshold: str, periods: int, **others: Any
) -> CloudwatchMetricAlarm:
    alarm = CloudwatchMetricAlarm(
        scope,
        f"alarm_{name}",
        evaluation_periods=periods,
        comparison_operator="GreaterThanThreshold",
        threshold=number(f"var.alarm_thresholds.{threshold}"),
        treat_missing_data="notBreaching",
        alarm_actions=strings("local.alarm_actions"),
        ok_actions=strings("local.alarm_actions"),
        tags=TAGS,
        **others,
    )
    return pinned(alarm, name)


def _throttles(scope: Construct, direction: str, units: TerraformIterator) -> None:
    _alarm(
        scope,
        f"{direction}_throttles",
        threshold=f"{direction}_throttle_events",
        periods=1,
        for_each=units,
        alarm_name=f"${{local.alarm_prefixes[each.key]}}-{direction}-throttles",
        alarm_description=f"Requests to ${{each.key}} exceed its {direction} capacity: raise the maximum, or look for a hot key.",
        namespace="AWS/DynamoDB",
        metric_name=f"{direction.title()}ThrottleEvents",
        dimensions=Token.as_string_map("${local.dimensions[each.key]}"),
        statistic="Sum",
        period=FIVE_MINUTES,
    )


def _per_operation(scope: Construct, tables: TerraformIterator, wanted: PerOperation) -> None:
    total = CloudwatchMetricAlarmMetricQuery(
        id="total", expression=wanted.expression, label=wanted.label, return_data=True
    )
    alarm = _alarm(
        scope,
        wanted.name,
        threshold=wanted.threshold,
        periods=wanted.periods,
        for_each=tables,
        alarm_name=f"${{each.value}}-{wanted.name.replace('_', '-')}",
        alarm_description=wanted.description,
        metric_query=[total],
    )
    one = {
        "namespace": "AWS/DynamoDB",
        "metric_name": wanted.metric,
        "dimensions": {"TableName": expr("each.value"), "Operation": expr("metric_query.value")},
        "stat": wanted.statistic,
        "period": FIVE_MINUTES,
    }
    content = {"id": expr("lower(metric_query.value)"), "metric": one}
    add_dynamic(alarm, "metric_query", "local.operations", content)


def _user_errors(scope: Construct) -> None:
    _alarm(
        scope,
        "user_errors",
        threshold="user_errors",
        periods=1,
        count=one_if(ENABLED),
        alarm_name="${local.name}-user-errors",
        alarm_description="DynamoDB refuses requests in this account and region with HTTP 400: look for a faulty release or missing permissions.",
        namespace="AWS/DynamoDB",
        metric_name="UserErrors",
        statistic="Sum",
        period=FIVE_MINUTES,
    )


def _consumed_capacity(scope: Construct, capacity: TerraformIterator) -> None:
    share = CloudwatchMetricAlarmMetricQuery(
        id="utilization",
        expression="100 * (consumed / PERIOD(consumed)) / provisioned",
        label="Consumed share of the provisioned capacity",
        return_data=True,
    )
    queries = [
        share,
        _capacity("consumed", "Consumed", "Sum"),
        _capacity("provisioned", "Provisioned", "Average"),
    ]
    _alarm(
        scope,
        "consumed_capacity",
        threshold="consumed_capacity_percent",
        periods=3,
        for_each=capacity,
        alarm_name="${local.alarm_prefixes[each.value.unit]}-consumed-${each.value.direction}-capacity",
        alarm_description="${each.key} uses nearly all of its provisioned capacity: autoscaling is at its maximum or cannot keep up.",
        metric_query=queries,
    )


def _capacity(name: str, prefix: str, statistic: str) -> CloudwatchMetricAlarmMetricQuery:
    metric = CloudwatchMetricAlarmMetricQueryMetric(
        namespace="AWS/DynamoDB",
        metric_name=f"{prefix}${{title(each.value.direction)}}CapacityUnits",
        dimensions=Token.as_string_map("${local.dimensions[each.value.unit]}"),
        stat=statistic,
        period=FIVE_MINUTES,
    )
    return CloudwatchMetricAlarmMetricQuery(id=name, metric=metric)
