"""dashboard.tf: what an engineer looks at first when an alarm rings."""

from __future__ import annotations

from modsmith import File, expr
from modsmith.constructs import REGION

WIDGETS = (
    ("Consumed read capacity", "ConsumedReadCapacityUnits"),
    ("Consumed write capacity", "ConsumedWriteCapacityUnits"),
    ("Read throttles", "ReadThrottleEvents"),
    ("Write throttles", "WriteThrottleEvents"),
)


class Dashboard(File):
    """Optional: a dashboard costs money and most teams have their own."""

    def build(self) -> None:
        """Adds one graph for each metric, with a line for each table and index."""
        self.local("dashboard_metrics", dict(WIDGETS))
        self.add(
            "aws_cloudwatch_dashboard.this",
            {
                "count": expr("var.enable_dashboard ? 1 : 0"),
                "dashboard_name": "${local.name}-dynamodb",
                "dashboard_body": expr(BODY),
            },
        )
        self.output("dashboard_name", expr("one(aws_cloudwatch_dashboard.this[*].dashboard_name)"))


BODY = f"""jsonencode({{
  widgets = [
    for title, metric in local.dashboard_metrics : {{
      type   = "metric"
      width  = 12
      height = 6
      properties = {{
        title  = title
        region = {REGION.removeprefix("${").removesuffix("}")}
        stat   = "Sum"
        period = 300
        metrics = [
          for key, unit in local.capacity_units : concat(
            ["AWS/DynamoDB", metric, "TableName", local.table_names[unit.table]],
            unit.index == null ? [] : ["GlobalSecondaryIndexName", unit.index]
          )
        ]
      }}
    }}
  ]
}})"""
