"""The optional dashboard."""
# mypy: ignore-errors

from __future__ import annotations

from cdktf import TerraformLocal
from cdktf_cdktf_provider_aws.cloudwatch_dashboard import CloudwatchDashboard
from constructs import Construct
from naming import expr, one_if, pinned

METRICS = {
    "Consumed read capacity": "ConsumedReadCapacityUnits",
    "Consumed write capacity": "ConsumedWriteCapacityUnits",
    "Read throttles": "ReadThrottleEvents",
    "Write throttles": "WriteThrottleEvents",
}
BODY = """jsonencode({
  widgets = [
    for title, metric in local.dashboard_metrics : {
      type   = "metric"
      width  = 12
      height = 6
      properties = {
        title  = title
        region = data.aws_region.current.id
        stat   = "Sum"
        period = 300
        metrics = [
          for key, unit in local.capacity_units : concat(
            ["AWS/DynamoDB", metric, "TableName", local.table_names[unit.table]],
            unit.index == null ? [] : ["GlobalSecondaryIndexName", unit.index]
          )
        ]
      }
    }
  ]
})"""


def add_dashboard(scope: Construct) -> None:
    """Adds it."""
    TerraformLocal(scope, "dashboard_metrics", METRICS)
    count = one_if("var.enable_dashboard")
    dashboard = CloudwatchDashboard(
        scope, "dashboard", count=count, dashboard_name="${local.name}-dynamodb", dashboard_body=expr(BODY)
    )
    pinned(dashboard, "this")
