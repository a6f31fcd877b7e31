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
        self.local("cache_dimensions", ["TableName", expr("aws_dynamodb_table.cache.name")])
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


def _of_table(metric: str) -> str:
    index = f'["GlobalSecondaryIndexName", "{INDEX.name}"]'
    return (
        f'[for index in [[], {index}] : concat(["AWS/DynamoDB", "{metric}"], local.cache_dimensions, index)]'
    )


def _of_operations(metric: str) -> str:
    names = ", ".join(f'"{operation}"' for operation in OPERATIONS)
    return f'[for operation in [{names}] : concat(["AWS/DynamoDB", "{metric}"], local.cache_dimensions, ["Operation", operation])]'


def _of_buckets(metric: str, *dimension: str) -> str:
    rest = ", ".join(f'"{part}"' for part in dimension)
    return (
        f'[for bucket in values(local.bucket_names) : ["AWS/S3", "{metric}", "BucketName", bucket, {rest}]]'
    )


_GRAPHS = (
    ("Consumed read capacity", "Sum", 300, _of_table("ConsumedReadCapacityUnits")),
    ("Consumed write capacity", "Sum", 300, _of_table("ConsumedWriteCapacityUnits")),
    ("Throttled reads", "Sum", 300, _of_table("ReadThrottleEvents")),
    ("Throttled writes", "Sum", 300, _of_table("WriteThrottleEvents")),
    ("Latency of the cache, p99 in milliseconds", "p99", 300, _of_operations("SuccessfulRequestLatency")),
    (
        "Share of requests that buckets refuse",
        "Average",
        300,
        _of_buckets("4xxErrors", "FilterId", METRICS_FILTER),
    ),
    ("Requests that S3 fails", "Sum", 300, _of_buckets("5xxErrors", "FilterId", METRICS_FILTER)),
    (
        "Bytes in Standard, once a day",
        "Average",
        86400,
        _of_buckets("BucketSizeBytes", "StorageType", "StandardStorage"),
    ),
)

GRAPHS = "".join(
    [
        "[\n",
        *(
            f'  {{ title = "{title}", stat = "{stat}", period = {period}, metrics = {metrics} }},\n'
            for title, stat, period, metrics in _GRAPHS
        ),
        "]",
    ]
)

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
