"""Target tracking of a module's tables and their indexes, read and write."""

from __future__ import annotations

from dataclasses import dataclass

from modsmith import Part, expr

SCALED = """{{
  for pair in setproduct(local.unit_keys, ["read", "write"]) : join("/", pair) => {{
    resource  = "table/${{local.planned_names[split("/", pair[0])[0]]}}${{length(split("/", pair[0])) == 1 ? "" : "/index/${{split("/", pair[0])[1]}}"}}"
    dimension = length(split("/", pair[0])) == 1 ? "table" : "index"
    direction = pair[1]
  }} if {wanted}
}}"""

COOLDOWN = 60


@dataclass(frozen=True)
class Scaled:
    """How the entries of `local.scaled`, each with a `direction`, name what is scaled.

    Attributes:
        resource_id: template.
        dimension: bare expression of `table` or `index`.
        policy_name: template.
    """

    resource_id: str
    dimension: str
    policy_name: str


def add_table_autoscaling(part: Part, tables: str, *, wanted: str, target_percent: str) -> None:
    """Adds a scalable target and a policy for each table or index and direction.

    What moves the capacity must be read back: `parts.live_capacity` gives the locals that this goes by.

    Args:
        part: the file it goes to.
        tables: address pattern of the tables, which must exist before they are scaled.
        wanted: bare expression: whether they are autoscaled at all.
        target_percent: template of the share of the provisioned capacity that is aimed at.
    """
    part.local("scaled", expr(SCALED.format(wanted=wanted)))
    names = Scaled(
        expr("each.value.resource"), "each.value.dimension", '${local.name}-${replace(each.key, "/", "-")}'
    )
    add_scaling(part, names, target_percent=target_percent, after=tables)


def add_scaling(part: Part, scaled: Scaled, *, target_percent: str, after: str = "") -> None:
    """Adds a scalable target and a policy for each entry of `local.scaled`.

    Args:
        part: the file it goes to.
        scaled: what the entries name.
        target_percent: template of the share of the provisioned capacity that is aimed at.
        after: address of what must exist before it is scaled, where no reference says so.
    """
    part.add(
        "aws_appautoscaling_target.this",
        {
            "for_each": expr("local.scaled"),
            "service_namespace": "dynamodb",
            "resource_id": scaled.resource_id,
            "scalable_dimension": f"dynamodb:${{{scaled.dimension}}}:${{title(each.value.direction)}}CapacityUnits",
            "min_capacity": expr("local.capacity_limits[each.value.direction].min"),
            "max_capacity": expr("local.capacity_limits[each.value.direction].max"),
            "tags": expr("local.tags"),
            "depends_on": [after] if after else None,
        },
    )
    target = "aws_appautoscaling_target.this[each.key]"
    part.add(
        "aws_appautoscaling_policy.this",
        {
            "for_each": expr("local.scaled"),
            "name": scaled.policy_name,
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
        },
    )
