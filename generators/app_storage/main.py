"""main.tf: names, tags, both regions, and what the module does in an environment."""

from modsmith import File, expr
from modsmith.constructs import context


class Main(File):
    """What every other file refers to."""

    def build(self) -> None:
        """Adds the locals that decide what an environment means, and two warnings."""
        context(self)
        self.add("data.aws_region.replica", {"provider": "aws.replica"})
        self.local("keep_data", expr('var.environment == "prod"'))
        self.local(
            "replicate",
            expr(
                "var.enable_cross_region_replication == null ? local.keep_data : var.enable_cross_region_replication"
            ),
        )
        self.local("two_regions", expr("data.aws_region.replica.id != data.aws_region.current.id"))
        self.local(
            "replicate_table",
            expr("var.enable_table_replica == null ? local.keep_data : var.enable_table_replica"),
        )
        self.check(
            "replica_region",
            expr("local.two_regions || !(local.keep_data || local.replicate)"),
            "aws and aws.replica are both ${data.aws_region.current.id}: backups fail with it."
            " Use another region.",
        )
        self.check(
            "endpoint_restricts_somebody",
            expr(
                "var.s3_vpc_endpoint_id == null ? var.replica_s3_vpc_endpoint_id == null : length(var.application_role_arns) > 0"
            ),
            "An endpoint restricts nobody: give application_role_arns, and s3_vpc_endpoint_id beside"
            " replica_s3_vpc_endpoint_id.",
        )
