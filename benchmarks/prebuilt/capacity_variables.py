"""What the module asks its caller for capacity in provisioned mode."""
# mypy: ignore-errors

from __future__ import annotations

from tables import UNITS
from variable import Rule, Variable, array

BOUNDS = "object({ min = optional(number, 5), max = optional(number, 100), initial = optional(number) })"
BOUNDS_DESCRIPTION = """\
Bounds in {direction} capacity units of every table and index in provisioned mode.

- min: Units that are always provisioned.
- max: Units that autoscaling never exceeds.
- initial: Units that a table or index starts with when it is made or leaves on-demand mode; null
  for min.
"""
UNIT_BOUNDS = "object({ min = optional(number), max = optional(number), initial = optional(number) })"
OVERRIDES = f"map(object({{ read = optional({UNIT_BOUNDS}, {{}}), write = optional({UNIT_BOUNDS}, {{}}) }}))"
OVERRIDES_DESCRIPTION = """\
Bounds of single tables and indexes, by table or table/Index. What is left out is as in
autoscaling_read_capacity and autoscaling_write_capacity.

- read: Bounds of its read capacity.
- read.min: Units that are always provisioned; null for the bound of all.
- read.max: Units that autoscaling never exceeds; null for the bound of all.
- read.initial: Units that a table or index starts with when it is made or leaves on-demand mode;
  null for the bound of all.
- write: Bounds of its write capacity.
- write.min: Units that are always provisioned; null for the bound of all.
- write.max: Units that autoscaling never exceeds; null for the bound of all.
- write.initial: Units that a table or index starts with when it is made or leaves on-demand mode;
  null for the bound of all.
"""
OVERRIDES_IN_ORDER = """alltrue(flatten([
  for unit in values(var.capacity_overrides) : [
    for pair in [[unit.read, var.autoscaling_read_capacity], [unit.write, var.autoscaling_write_capacity]] :
    coalesce(pair[0].min, pair[1].min) <= coalesce(pair[0].initial, pair[0].min, pair[1].min) &&
    coalesce(pair[0].initial, pair[0].max, pair[1].max) <= coalesce(pair[0].max, pair[1].max) &&
    coalesce(pair[0].min, pair[1].min) <= coalesce(pair[0].max, pair[1].max)
  ]
]))"""


def _whole(name: str, units: str) -> Rule:
    condition = f"alltrue([for units in {units} : units == null ? true : floor(units) == units && units >= 1 && units <= 40000])"
    return condition, f"{name} must have whole numbers between 1 and 40000, the default quota of a table."


def _bounds(direction: str) -> Variable:
    name = f"autoscaling_{direction}_capacity"
    low, high = f"var.{name}.min", f"var.{name}.max"
    initial = f"coalesce(var.{name}.initial, {low})"
    rules = (
        _whole(name, f"values(var.{name})"),
        (
            f"({low} <= {initial}) && ({initial} <= {high})",
            f"{name} must have a min that is not above its initial, and an initial that is not above its max.",
        ),
    )
    return Variable(BOUNDS, BOUNDS_DESCRIPTION.format(direction=direction), {}, rules)


CAPACITY = {
    "autoscaling_read_capacity": _bounds("read"),
    "autoscaling_write_capacity": _bounds("write"),
    "autoscaling_target_utilization": Variable(
        "number",
        "Per cent of the provisioned capacity that autoscaling aims at.",
        70,
        (
            (
                "var.autoscaling_target_utilization >= 20 && var.autoscaling_target_utilization <= 90",
                "autoscaling_target_utilization must be a number of per cent between 20 and 90.",
            ),
        ),
    ),
    "capacity_overrides": Variable(
        OVERRIDES,
        OVERRIDES_DESCRIPTION,
        {},
        (
            (
                f"length(setsubtract(keys(var.capacity_overrides), {array(UNITS)})) == 0",
                "capacity_overrides must have keys of tables or of their indexes, such as log_metadata or log_metadata/ServiceIndex.",
            ),
            _whole(
                "capacity_overrides",
                "flatten([for unit in values(var.capacity_overrides) : [for bounds in values(unit) : values(bounds)]])",
            ),
            (
                OVERRIDES_IN_ORDER,
                "capacity_overrides must have min ≤ initial ≤ max; the rest is as in autoscaling_read_capacity and autoscaling_write_capacity.",
            ),
        ),
    ),
    "read_back_capacity": Variable(
        "bool",
        "Whether a plan reads the capacities that autoscaling has set, so that it does not undo them. Switch it off where the plan cannot look tables up: a project_name known only after apply, or depends_on on the module.",
        True,
    ),
}
