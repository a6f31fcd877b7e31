"""The dynamodb module once more, as CDKTF's own documents teach it: with prebuilt, typed bindings.

What `make bench` compares modsmith with. It declares what `modules/dynamodb` declares, under the same addresses and
with the same arguments: `tests/benchmarks/test_prebuilt.py` compares them without the bindings, and the benchmark
compares what `cdktf synth --hcl` writes. It is run by the Python of `.bench/venv`; mypy, which runs in another, cannot
see the bindings.
"""
# mypy: ignore-errors

from __future__ import annotations

from access import add_policies
from alarms import add_alarms
from capacity import add_autoscaling, add_capacity
from cdktf import App, TerraformLocal, TerraformStack
from cdktf_cdktf_provider_aws.data_aws_caller_identity import DataAwsCallerIdentity
from cdktf_cdktf_provider_aws.data_aws_partition import DataAwsPartition
from cdktf_cdktf_provider_aws.data_aws_region import DataAwsRegion
from cdktf_cdktf_provider_aws.provider import AwsProvider
from constructs import Construct
from dashboard import add_dashboard
from encryption import add_key
from naming import add_check, expr, pinned
from outputs import add_outputs
from tables import add_tables
from topic import add_topic
from variables import add_variables

TAGS = """merge({
  Project     = var.project_name
  Environment = var.environment
  ManagedBy   = "terraform"
}, var.tags)"""
RECOVERABLE = "!local.keep_data || var.enable_point_in_time_recovery"
UNRECOVERABLE = "Point-in-time recovery is off in prod: a table that is damaged there cannot be brought back."


class DynamodbStack(TerraformStack):
    """Four tables, their key, capacity, alarms and policies."""

    def __init__(self, scope: Construct) -> None:
        super().__init__(scope, "dynamodb")
        AwsProvider(self, "aws")
        add_variables(self)
        self._add_context()
        add_key(self)
        add_capacity(self)
        table = add_tables(self)
        add_autoscaling(self)
        add_topic(self)
        add_alarms(self)
        add_policies(self, table)
        add_dashboard(self)
        add_outputs(self)

    def _add_context(self) -> None:
        pinned(DataAwsCallerIdentity(self, "caller"), "current")
        pinned(DataAwsPartition(self, "partition"), "current")
        pinned(DataAwsRegion(self, "region"), "current")
        TerraformLocal(self, "name", "${var.project_name}-${var.environment}")
        TerraformLocal(self, "tags", expr(TAGS))
        TerraformLocal(self, "keep_data", expr('var.environment == "prod"'))
        TerraformLocal(self, "provisioned", expr('var.billing_mode == "PROVISIONED"'))
        add_check(self, "production_is_recoverable", (RECOVERABLE, UNRECOVERABLE))


if __name__ == "__main__":
    app = App()
    DynamodbStack(app)
    app.synth()
