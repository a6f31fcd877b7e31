"""main.tf: names, tags and where the module runs."""

from modsmith import File, expr
from modsmith.constructs import context


class Main(File):
    """What every other file refers to."""

    def build(self) -> None:
        """Adds the locals that decide what the module does in an environment."""
        context(self)
        self.local("keep_data", expr('var.environment == "prod"'))
        self.local("provisioned", expr('var.billing_mode == "PROVISIONED"'))
        self.check(
            "production_is_recoverable",
            expr("!local.keep_data || var.enable_point_in_time_recovery"),
            "Point-in-time recovery is off in prod: a table that is damaged there cannot be brought back.",
        )
