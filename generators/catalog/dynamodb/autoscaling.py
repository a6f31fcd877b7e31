"""autoscaling.tf: target tracking of every table and index, read and write, in provisioned mode."""

from __future__ import annotations

from generators.stack import File, expr

SCALED = """merge([
  for key, unit in local.capacity_units : {
    for direction in ["read", "write"] : "${key}/${direction}" => merge(unit, { direction = direction }) if local.provisioned
  }
]...)"""


class Autoscaling(File):
    """Application Auto Scaling moves the capacities that the tables ignore."""

    def build(self) -> None:
        """Adds one scalable target and one policy for each table or index and direction."""
        self.local("scaled", expr(SCALED))
        self.add(
            "aws_appautoscaling_target.this",
            {
                "for_each": expr("local.scaled"),
                "service_namespace": "dynamodb",
                "resource_id": expr(
                    'each.value.index == null ? "table/${each.value.table}" : "table/${each.value.table}/index/${each.value.index}"'
                ),
                "scalable_dimension": 'dynamodb:${each.value.index == null ? "table" : "index"}:${title(each.value.direction)}CapacityUnits',
                "min_capacity": expr("local.capacity_limits[each.value.direction].min"),
                "max_capacity": expr("local.capacity_limits[each.value.direction].max"),
                "tags": expr("local.tags"),
            },
        )
        self.add("aws_appautoscaling_policy.this", _policy())


def _policy() -> dict[str, object]:
    target = "aws_appautoscaling_target.this[each.key]"
    return {
        "for_each": expr("local.scaled"),
        "name": '${join("-", compact([each.value.table, each.value.index]))}-${each.value.direction}',
        "policy_type": "TargetTrackingScaling",
        "service_namespace": expr(f"{target}.service_namespace"),
        "resource_id": expr(f"{target}.resource_id"),
        "scalable_dimension": expr(f"{target}.scalable_dimension"),
        "target_tracking_scaling_policy_configuration": {
            "target_value": expr("var.autoscaling_target_utilization"),
            "scale_in_cooldown": 60,
            "scale_out_cooldown": 60,
            "predefined_metric_specification": {
                "predefined_metric_type": "DynamoDB${title(each.value.direction)}CapacityUtilization"
            },
        },
    }
