"""The capacity that tables and indexes have now, so that Terraform never undoes what autoscaling did.

Terraform can ignore a table's capacity, but not that of an index alone; ignoring indexes whole leaves them without
capacity when a table becomes provisioned, which AWS refuses. So nothing is ignored. What exists is read back and stands
in the configuration as it is, within the bounds; what has no capacity yet starts at `initial`, or at the minimum
(ADR 0008).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from modsmith import Part, expr

LIMITS = """{
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
    { for index in table.global_secondary_index : "${key}/${index.name}" => { read = index.read_capacity, write = index.write_capacity } },
  )
]...)"""

CAPACITY = """{
  for unit, limits in local.capacity_limits : unit => {
    for direction, bounds in limits : direction => local.provisioned ? min(max(
      try(local.live_units[unit][direction], 0) == 0 ? coalesce(bounds.initial, bounds.min) : local.live_units[unit][direction],
      bounds.min
    ), bounds.max) : local.capacity_on_demand
  }
}"""

ON_DEMAND = "anytrue([for units in values(var.on_demand_maximum) : units != null]) ? null : 0"

EXISTING = """local.read_back ? {
  for key, name in local.planned_names : key => name if contains(flatten(data.aws_dynamodb_tables.existing[*].names), name)
} : {}"""


def add_live_capacity(
    part: Part,
    *,
    names: Any,
    units: Any,
    bounds: Mapping[str, Any],
    moved: str = "local.provisioned",
) -> None:
    """Adds `local.capacity`: the key of a table, or `<table>/<index>`, to its `read` and `write` units.

    On demand they are 0, not null: the argument is computed too, so null would keep the old number. Beside limits on demand
    they are null, since the provider takes no capacity there. Nothing is looked up then, nor with `read_back_capacity = false`: the keys of what is read are known, even if the names are not.

    Also adds `local.capacity_units` and `local.capacity_limits`, which `table_autoscaling` goes by.

    Args:
        part: the file it goes to; the module must have `local.provisioned` and the inputs `capacity_overrides`,
            `on_demand_maximum` and `read_back_capacity`.
        names: map of table to its planned name.
        units: what capacity is bought for: key to an object of `table`, its key, and `index`, a name or null.
        bounds: direction to the `min`, `max` and `initial` of every unit that `capacity_overrides` does not name. Bounds
            that are equal fix the capacity.
        moved: bare expression: whether something else than Terraform moves capacities.
    """
    part.local("planned_names", names)
    part.local("capacity_units", units)
    part.local("capacity_bounds", dict(bounds))
    part.local("capacity_limits", expr(LIMITS))
    part.local("read_back", expr(f"{moved} && var.read_back_capacity"))
    part.local("live_units", expr(LIVE_UNITS))
    part.local("capacity_on_demand", expr(ON_DEMAND))
    part.local("capacity", expr(CAPACITY))
    part.add(
        "data.aws_dynamodb_tables.existing",
        {"count": expr("local.read_back ? 1 : 0")},
        comment="Autoscaling moves capacities. What exists is read back, so that a plan has nothing to undo.",
    )
    part.add("data.aws_dynamodb_table.live", {"for_each": expr(EXISTING), "name": expr("each.value")})
