"""The capacity that tables and indexes have now, so that Terraform never undoes what autoscaling did.

Terraform can ignore a table's capacity, but not that of an index alone; ignoring indexes whole leaves them without
capacity when a table becomes provisioned, which AWS refuses. So nothing is ignored. What exists is read back and stands
in the configuration as it is, within the bounds; what does not exist yet starts at the minimum (ADR 0008).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from modsmith import Part, expr
from modsmith.constructs import TableDesign

AUTOSCALING_INPUTS = {d: expr(f"var.autoscaling_{d}_capacity") for d in ("read", "write")}

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

EXISTING = "{ for key, name in local.planned_names : key => name if contains(flatten(data.aws_dynamodb_tables.existing[*].names), name) }"


def add_live_capacity(
    part: Part,
    designs: Sequence[TableDesign],
    name_prefix: str,
    *,
    read_back: str = "local.provisioned",
    limits: Mapping[str, Any] = AUTOSCALING_INPUTS,
) -> None:
    """Adds `local.capacity`: table, or table/index, to its `read` and `write` units.

    On demand they are 0, not null: the argument is computed too, so null would keep the old number.

    Args:
        part: the file it goes to; the module must have `local.provisioned`.
        designs: the tables.
        name_prefix: what stands before a table's own name.
        read_back: bare expression: whether something else than Terraform moves capacities.
        limits: direction to its bounds `min` and `max`; by default the inputs `autoscaling_read_capacity` and
            `autoscaling_write_capacity`. Bounds that are equal fix the capacity.
    """
    part.local("planned_names", {design.key: f"{name_prefix}-{design.thing}" for design in designs})
    part.local("unit_keys", units(designs))
    part.local("capacity_limits", dict(limits))
    part.local("live_units", expr(LIVE_UNITS))
    part.local("capacity", expr(CAPACITY))
    part.add(
        "data.aws_dynamodb_tables.existing",
        {"count": expr(f"{read_back} ? 1 : 0")},
        comment="Autoscaling moves capacities. What exists is read back, so that a plan has nothing to undo.",
    )
    part.add("data.aws_dynamodb_table.live", {"for_each": expr(EXISTING), "name": expr("each.value")})


def units(designs: Sequence[TableDesign]) -> list[str]:
    """What capacity is bought for: each table, and each index as table/index."""
    return [
        unit
        for design in designs
        for unit in (design.key, *(f"{design.key}/{index.name}" for index in design.indexes))
    ]
