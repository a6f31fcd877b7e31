"""How much capacity each table and index has, and what scales it in provisioned mode."""
# mypy: ignore-errors

from __future__ import annotations

from cdktf import TerraformIterator, TerraformLocal
from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicy,
    AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration,
    AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification,
)
from cdktf_cdktf_provider_aws.appautoscaling_target import AppautoscalingTarget
from cdktf_cdktf_provider_aws.data_aws_dynamodb_table import DataAwsDynamodbTable
from cdktf_cdktf_provider_aws.data_aws_dynamodb_tables import DataAwsDynamodbTables
from constructs import Construct
from naming import TAGS, each_of, expr, number, one_if, pinned

CAPACITY_UNITS = """merge([
  for key, table in local.tables : merge(
    { (key) = { table = key, index = null } },
    { for index in keys(table.indexes) : "${key}/${index}" => { table = key, index = index } },
  )
]...)"""
CAPACITY_LIMITS = """{
  for unit in keys(local.capacity_units) : unit => {
    for direction, bounds in local.capacity_bounds : direction => try(
      merge(bounds, { for name, units in var.capacity_overrides[unit][direction] : name => units if units != null }),
      bounds
    )
  }
}"""
LIVE_UNITS = """merge([
  for key, table in data.aws_dynamodb_table.live : merge(
    { (key) = { read = table.read_capacity, write = table.write_capacity } },
    {
      for index in table.global_secondary_index : "${key}/${index.name}" => {
        read  = index.read_capacity
        write = index.write_capacity
      }
    },
  )
]...)"""
ON_DEMAND = "anytrue([for units in values(var.on_demand_maximum) : units != null]) ? null : 0"
CAPACITY = """{
  for unit, limits in local.capacity_limits : unit => {
    for direction, bounds in limits : direction => local.provisioned ? min(max(
      try(
        local.live_units[unit][direction],
        0
      ) == 0 ? coalesce(bounds.initial, bounds.min) : local.live_units[unit][direction],
      bounds.min
    ), bounds.max) : local.capacity_on_demand
  }
}"""
LIVE = """local.read_back ? {
  for key, name in local.planned_names : key => name
  if contains(flatten(data.aws_dynamodb_tables.existing[*].names), name)
} : {}"""
SCALED = """merge([
  for key, unit in local.capacity_units : {
    for direction in ["read", "write"] : "${key}/${direction}" => {
      unit      = key
      table     = unit.table
      index     = unit.index
      direction = direction
      bounds    = local.capacity_limits[key][direction]
    } if local.provisioned
  }
]...)"""
RESOURCE = 'table/${local.table_names[each.value.table]}${each.value.index == null ? "" : "/index/${each.value.index}"}'
DIMENSION = (
    'dynamodb:${each.value.index == null ? "table" : "index"}:${title(each.value.direction)}CapacityUnits'
)
POLICY = 'join("-", compact([local.table_names[each.value.table], each.value.index, each.value.direction]))'


def add_capacity(scope: Construct) -> None:
    """Reads back the capacities that autoscaling set, and keeps them within bounds."""
    TerraformLocal(scope, "planned_names", expr("{ for key, table in local.tables : key => table.name }"))
    TerraformLocal(scope, "capacity_units", expr(CAPACITY_UNITS))
    bounds = {d: expr(f"var.autoscaling_{d}_capacity") for d in ("read", "write")}
    TerraformLocal(scope, "capacity_bounds", bounds)
    TerraformLocal(scope, "capacity_limits", expr(CAPACITY_LIMITS))
    TerraformLocal(scope, "read_back", expr("local.provisioned && var.read_back_capacity"))
    TerraformLocal(scope, "live_units", expr(LIVE_UNITS))
    TerraformLocal(scope, "capacity_on_demand", expr(ON_DEMAND))
    TerraformLocal(scope, "capacity", expr(CAPACITY))
    pinned(DataAwsDynamodbTables(scope, "existing_tables", count=one_if("local.read_back")), "existing")
    pinned(
        DataAwsDynamodbTable(scope, "live_tables", for_each=each_of(LIVE), name=expr("each.value")), "live"
    )


def add_autoscaling(scope: Construct) -> None:
    """Adds a target and a policy for each table or index and direction."""
    TerraformLocal(scope, "scaled", expr(SCALED))
    scaled = each_of("local.scaled")
    target = AppautoscalingTarget(
        scope,
        "autoscaling_target",
        for_each=scaled,
        service_namespace="dynamodb",
        resource_id=RESOURCE,
        scalable_dimension=DIMENSION,
        min_capacity=number("each.value.bounds.min"),
        max_capacity=number("each.value.bounds.max"),
        tags=TAGS,
    )
    pinned(target, "this")
    pinned(_policy(scope, scaled), "this")


def _policy(scope: Construct, scaled: TerraformIterator) -> AppautoscalingPolicy:
    metric = AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification(
        predefined_metric_type="DynamoDB${title(each.value.direction)}CapacityUtilization"
    )
    return AppautoscalingPolicy(
        scope,
        "autoscaling_policy",
        for_each=scaled,
        name=expr(POLICY),
        policy_type="TargetTrackingScaling",
        service_namespace=expr("aws_appautoscaling_target.this[each.key].service_namespace"),
        resource_id=expr("aws_appautoscaling_target.this[each.key].resource_id"),
        scalable_dimension=expr("aws_appautoscaling_target.this[each.key].scalable_dimension"),
        target_tracking_scaling_policy_configuration=AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration(
            target_value=number("var.autoscaling_target_utilization"),
            scale_in_cooldown=60,
            scale_out_cooldown=60,
            predefined_metric_specification=metric,
        ),
    )
