"""How much capacity each table and index has, and what scales it in provisioned mode."""
# mypy: ignore-errors

from __future__ import annotations

from cdktf import TerraformCount, TerraformIterator, TerraformLocal, Token
from cdktf_cdktf_provider_aws.appautoscaling_policy import (
    AppautoscalingPolicy,
    AppautoscalingPolicyTargetTrackingScalingPolicyConfiguration,
    AppautoscalingPolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification,
)
from cdktf_cdktf_provider_aws.appautoscaling_target import AppautoscalingTarget
from cdktf_cdktf_provider_aws.data_aws_dynamodb_table import DataAwsDynamodbTable
from cdktf_cdktf_provider_aws.data_aws_dynamodb_tables import DataAwsDynamodbTables
from constructs import Construct
from naming import TAGS, expr, number, pinned
from tables import DESIGNS

EXISTING = "flatten(data.aws_dynamodb_tables.existing[*].names)"
LIVE_UNITS = """merge([
  for key, table in data.aws_dynamodb_table.live : merge(
    { (key) = { read = table.read_capacity, write = table.write_capacity } },
    { for index in table.global_secondary_index : "${key}/${index.name}" => { read = index.read_capacity, write = index.write_capacity } },
  )
]...)"""
CAPACITY = """{
  for unit in local.unit_keys : unit => {
    for direction, limits in local.capacity_limits : direction => (
      local.provisioned ? min(max(try(local.live_units[unit][direction], 0), limits.min), limits.max) : 0
    )
  }
}"""
SCALED = """merge([
  for key, unit in local.capacity_units : {
    for direction in ["read", "write"] : "${key}/${direction}" => merge(unit, { direction = direction }) if local.provisioned
  }
]...)"""
RESOURCE = 'each.value.index == null ? "table/${each.value.table}" : "table/${each.value.table}/index/${each.value.index}"'
DIMENSION = (
    'dynamodb:${each.value.index == null ? "table" : "index"}:${title(each.value.direction)}CapacityUnits'
)


def add_capacity(scope: Construct) -> None:
    """Reads back the capacities that autoscaling set, and keeps them within bounds."""
    names = {design.name: f"${{local.name}}-{design.name.replace('_', '-')}" for design in DESIGNS}
    units = [unit for d in DESIGNS for unit in (d.name, *(f"{d.name}/{name}" for name, *_ in d.indexes))]
    TerraformLocal(scope, "planned_names", names)
    TerraformLocal(scope, "unit_keys", units)
    limits = {d: expr(f"var.autoscaling_{d}_capacity") for d in ("read", "write")}
    TerraformLocal(scope, "capacity_limits", limits)
    TerraformLocal(scope, "live_units", expr(LIVE_UNITS))
    TerraformLocal(scope, "capacity", expr(CAPACITY))
    count = TerraformCount.of(number("local.provisioned ? 1 : 0"))
    pinned(DataAwsDynamodbTables(scope, "existing_tables", count=count), "existing")
    found = expr(f"{{ for key, name in local.planned_names : key => name if contains({EXISTING}, name) }}")
    live = TerraformIterator.from_map(Token.as_any_map(found))
    pinned(DataAwsDynamodbTable(scope, "live_tables", for_each=live, name="${each.value}"), "live")


def add_autoscaling(scope: Construct) -> None:
    """Adds a target and a policy for each table or index and direction."""
    TerraformLocal(scope, "scaled", expr(SCALED))
    scaled = TerraformIterator.from_map(Token.as_any_map("${local.scaled}"))
    target = AppautoscalingTarget(
        scope,
        "autoscaling_target",
        for_each=scaled,
        service_namespace="dynamodb",
        resource_id=expr(RESOURCE),
        scalable_dimension=DIMENSION,
        min_capacity=number("local.capacity_limits[each.value.direction].min"),
        max_capacity=number("local.capacity_limits[each.value.direction].max"),
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
        name='${join("-", compact([each.value.table, each.value.index]))}-${each.value.direction}',
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
