"""Metrics of DynamoDB that are reported for each operation of a table, put together in one alarm."""

from __future__ import annotations

from typing import Any

from modsmith import Dynamic, expr

OPERATIONS = (
    *("GetItem", "BatchGetItem", "Query", "Scan", "TransactGetItems"),
    *("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems"),
)
"""Ten: the most metrics that one alarm may combine. The module has them in `local.operations`."""

FIVE_MINUTES = 300


def over_operations(table: str, metric: str, statistic: str, expression: str, label: str) -> list[Any]:
    """The queries of an alarm on all operations of a table.

    Args:
        table: template of its name.
        metric: such as `SystemErrors`.
        statistic: such as `Sum`.
        expression: over `METRICS()`.
        label: of the result.
    """
    total = {"id": "total", "expression": expression, "label": label, "return_data": True}
    one = {
        "id": expr("lower(metric_query.value)"),
        "metric": {
            "namespace": "AWS/DynamoDB",
            "metric_name": metric,
            "dimensions": {"TableName": table, "Operation": expr("metric_query.value")},
            "stat": statistic,
            "period": FIVE_MINUTES,
        },
    }
    return [total, Dynamic(expr("local.operations"), one)]
