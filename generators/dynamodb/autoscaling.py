"""autoscaling.tf: target tracking of every table and index, read and write, in provisioned mode."""

from __future__ import annotations

from generators.shared.table_autoscaling import Scaled, add_scaling
from modsmith import File, expr

SCALED = """merge([
  for key, unit in local.capacity_units : {
    for direction in ["read", "write"] : "${key}/${direction}" => merge(unit, { direction = direction }) if local.provisioned
  }
]...)"""


SCALED_UNITS = Scaled(
    resource_id=expr(
        'each.value.index == null ? "table/${each.value.table}" : "table/${each.value.table}/index/${each.value.index}"'
    ),
    dimension='each.value.index == null ? "table" : "index"',
    policy_name='${join("-", compact([each.value.table, each.value.index]))}-${each.value.direction}',
)


class Autoscaling(File):
    """Application Auto Scaling moves the capacities that the tables read back."""

    def build(self) -> None:
        """Adds one scalable target and one policy for each table or index and direction."""
        self.local("scaled", expr(SCALED))
        add_scaling(self, SCALED_UNITS, target_percent=expr("var.autoscaling_target_utilization"))
