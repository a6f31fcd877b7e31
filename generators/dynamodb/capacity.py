"""capacity.tf: how much capacity each table and index has, or is to start with."""

from generators.shared.live_capacity import add_live_capacity
from modsmith import File, expr

UNITS = """merge([
  for key, table in local.tables : merge(
    { (key) = { table = key, index = null } },
    { for index in keys(table.indexes) : "${key}/${index}" => { table = key, index = index } },
  )
]...)"""


class Capacity(File):
    """Only in provisioned mode; on demand nothing is read."""

    def build(self) -> None:
        """Adds `local.capacity`."""
        add_live_capacity(
            self,
            names=expr("{ for key, table in local.tables : key => table.name }"),
            units=expr(UNITS),
            bounds={way: expr(f"var.autoscaling_{way}_capacity") for way in ("read", "write")},
        )
