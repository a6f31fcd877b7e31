"""Target tracking of a module's tables and their indexes, read and write."""

from __future__ import annotations

from modsmith import Part, expr

SCALED = """merge([
  for key, unit in local.capacity_units : {{
    for direction in ["read", "write"] : "${{key}}/${{direction}}" => {{
      unit      = key
      table     = unit.table
      index     = unit.index
      direction = direction
      bounds    = local.capacity_limits[key][direction]
    }} if {wanted}
  }}
]...)"""

COOLDOWN = 60


def add_table_autoscaling(part: Part, table_name: str, *, wanted: str, target_percent: str) -> None:
    """Adds a scalable target and a policy for each table or index and direction.

    What moves the capacity must be read back: `live_capacity` gives the locals that this goes by.

    Args:
        part: the file it goes to.
        table_name: bare expression of the name of the table `each.value.table`; it refers to the resource, which must
            exist before it is scaled.
        wanted: bare expression: whether they are autoscaled at all.
        target_percent: template of the share of the provisioned capacity that is aimed at.
    """
    part.local("scaled", expr(SCALED.format(wanted=wanted)))
    part.add("aws_appautoscaling_target.this", _target(table_name))
    part.add("aws_appautoscaling_policy.this", _policy(table_name, target_percent))


def _target(table_name: str) -> dict[str, object]:
    return {
        "for_each": expr("local.scaled"),
        "service_namespace": "dynamodb",
        "resource_id": f'table/${{{table_name}}}${{each.value.index == null ? "" : "/index/${{each.value.index}}"}}',
        "scalable_dimension": 'dynamodb:${each.value.index == null ? "table" : "index"}:${title(each.value.direction)}CapacityUnits',
        "min_capacity": expr("each.value.bounds.min"),
        "max_capacity": expr("each.value.bounds.max"),
        "tags": expr("local.tags"),
    }


def _policy(table_name: str, target_percent: str) -> dict[str, object]:
    target = "aws_appautoscaling_target.this[each.key]"
    return {
        "for_each": expr("local.scaled"),
        "name": expr(f'join("-", compact([{table_name}, each.value.index, each.value.direction]))'),
        "policy_type": "TargetTrackingScaling",
        "service_namespace": expr(f"{target}.service_namespace"),
        "resource_id": expr(f"{target}.resource_id"),
        "scalable_dimension": expr(f"{target}.scalable_dimension"),
        "target_tracking_scaling_policy_configuration": {
            "target_value": target_percent,
            "scale_in_cooldown": COOLDOWN,
            "scale_out_cooldown": COOLDOWN,
            "predefined_metric_specification": {
                "predefined_metric_type": "DynamoDB${title(each.value.direction)}CapacityUtilization"
            },
        },
    }
