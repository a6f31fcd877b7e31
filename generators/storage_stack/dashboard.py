"""dashboard.tf: cache and buckets on one page."""

from __future__ import annotations

from generators.storage_stack.alarms import OPERATIONS
from generators.storage_stack.model import INDEX, METRICS_FILTER
from modsmith import File, expr
from modsmith.constructs import REGION

BARE_REGION = REGION.removeprefix("${").removesuffix("}")


class Dashboard(File):
    """Optional: a dashboard costs money and most teams have their own."""

    def build(self) -> None:
        """Adds a graph for each question that an engineer asks first."""
        table = ["TableName", expr("aws_dynamodb_table.cache.name")]
        self.local("unit_dimensions", [table, [*table, "GlobalSecondaryIndexName", INDEX.name]])
        self.local(
            "operation_dimensions",
            [[*table, "Operation", operation] for operation in OPERATIONS],
        )
        self.local(
            "bucket_dimensions", expr('[for bucket in aws_s3_bucket.this : ["BucketName", bucket.bucket]]')
        )
        self.local("dashboard_graphs", expr(GRAPHS))
        self.add(
            "aws_cloudwatch_dashboard.this",
            {
                "count": expr("var.enable_dashboard ? 1 : 0"),
                "dashboard_name": "${local.name}-storage",
                "dashboard_body": expr(BODY),
            },
        )
        self.output("dashboard_name", expr("one(aws_cloudwatch_dashboard.this[*].dashboard_name)"))


_UNITS, _OPERATIONS, _BUCKETS = (
    "local.unit_dimensions",
    "local.operation_dimensions",
    "local.bucket_dimensions",
)
_FILTER = f'["FilterId", "{METRICS_FILTER}"]'
_STANDARD = '["StorageType", "StandardStorage"]'

_GRAPHS = (
    ("Consumed read capacity", "Sum", 300, "AWS/DynamoDB", "ConsumedReadCapacityUnits", _UNITS, "[]"),
    ("Consumed write capacity", "Sum", 300, "AWS/DynamoDB", "ConsumedWriteCapacityUnits", _UNITS, "[]"),
    ("Throttled reads", "Sum", 300, "AWS/DynamoDB", "ReadThrottleEvents", _UNITS, "[]"),
    ("Throttled writes", "Sum", 300, "AWS/DynamoDB", "WriteThrottleEvents", _UNITS, "[]"),
    (
        "Latency of the cache, p99 in ms",
        "p99",
        300,
        "AWS/DynamoDB",
        "SuccessfulRequestLatency",
        _OPERATIONS,
        "[]",
    ),
    ("Share of refused requests", "Average", 300, "AWS/S3", "4xxErrors", _BUCKETS, _FILTER),
    ("Requests that S3 fails", "Sum", 300, "AWS/S3", "5xxErrors", _BUCKETS, _FILTER),
    ("Bytes in Standard, once a day", "Average", 86400, "AWS/S3", "BucketSizeBytes", _BUCKETS, _STANDARD),
)


def _graph(title: str, stat: str, period: int, *metric: str) -> str:
    namespace, name, dimensions, more = metric
    return f"""  {{
    title   = "{title}"
    stat    = "{stat}"
    period  = {period}
    metrics = [for dimensions in {dimensions} : concat(["{namespace}", "{name}"], dimensions, {more})]
  }},
"""


GRAPHS = "".join(["[\n", *(_graph(*graph) for graph in _GRAPHS), "]"])

BODY = f"""jsonencode({{
  widgets = [
    for graph in local.dashboard_graphs : {{
      type       = "metric"
      width      = 12
      height     = 6
      properties = merge(graph, {{ region = {BARE_REGION} }})
    }}
  ]
}})"""
