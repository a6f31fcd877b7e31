"""autoscaling.tf: target tracking of table and index, where they are provisioned and the caller wants it."""

from generators.shared.table_autoscaling import add_table_autoscaling
from modsmith import File, expr


class Autoscaling(File):
    """Nothing without `enable_autoscaling`, and nothing on demand."""

    def build(self) -> None:
        """Adds targets and policies."""
        add_table_autoscaling(
            self,
            "aws_dynamodb_table.cache.name",
            wanted="local.autoscaled",
            target_percent=expr("var.autoscaling_target_utilization"),
        )
