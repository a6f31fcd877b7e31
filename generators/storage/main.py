"""main.tf: names, tags and where the module runs."""

from modsmith import File, expr
from modsmith.constructs import ACCOUNT_ID, context


class Main(File):
    """What every other file refers to."""

    def build(self) -> None:
        """Adds the locals that decide what the module does in an environment."""
        context(self)
        self.local("keep_data", expr('var.environment == "prod"'))
        account = ACCOUNT_ID.removeprefix("${").removesuffix("}")
        self.local("suffix", expr(f"coalesce(var.random_suffix, var.bucket_suffix, {account})"))
        self.local("apply_immediately", expr("coalesce(var.apply_immediately, !local.keep_data)"))
