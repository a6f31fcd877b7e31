"""autoscaling.tf: target tracking of every table and index, read and write, in provisioned mode."""

from generators.shared.table_autoscaling import add_table_autoscaling
from modsmith import File, expr


class Autoscaling(File):
    """Application Auto Scaling moves the capacities that the tables read back."""

    def build(self) -> None:
        """Adds one scalable target and one policy for each table or index and direction."""
        add_table_autoscaling(
            self,
            "local.table_names[each.value.table]",
            wanted="local.provisioned",
            target_percent=expr("var.autoscaling_target_utilization"),
        )
