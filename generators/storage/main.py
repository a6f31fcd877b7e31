"""main.tf: names, tags and where the module runs."""

from modsmith.build.stack import File, expr
from modsmith.constructs.context import ACCOUNT_ID, add_context


class Main(File):
    """What every other file refers to."""

    def build(self) -> None:
        """Adds the locals that decide what the module does in an environment."""
        add_context(self)
        self.local("keep_data", expr('var.environment == "prod"'))
        account = ACCOUNT_ID.removeprefix("${").removesuffix("}")
        self.local("bucket_suffix", expr(f"coalesce(var.bucket_suffix, {account})"))
