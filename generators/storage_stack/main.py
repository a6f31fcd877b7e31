"""main.tf: names, tags, and what each environment means."""

from modsmith import File, expr
from modsmith.constructs import context


class Main(File):
    """What every other file refers to; the environment's rules stand here and nowhere else."""

    def build(self) -> None:
        """Adds the locals that decide what the module does in an environment."""
        context(self)
        self.local("keep_data", expr('var.environment == "prod"'))
        billing = 'local.keep_data ? "PROVISIONED" : "PAY_PER_REQUEST"'
        self.local("billing_mode", expr(f"var.billing_mode == null ? ({billing}) : var.billing_mode"))
        self.local("provisioned", expr('local.billing_mode == "PROVISIONED"'))
        self.local("autoscaled", expr("local.provisioned && var.enable_autoscaling"))
        self.local("recoverable", _unless_said("enable_point_in_time_recovery"))
        self.local("versioned", _unless_said("enable_versioning"))


def _unless_said(name: str) -> str:
    return expr(f"var.{name} == null ? local.keep_data : var.{name}")
