"""CloudWatch Logs: metrics with dimensions have no default."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "a metric filter with both dimensions and a default value"
SOURCE = "docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_MetricTransformation.html"
OPERATIONS = ("PutMetricFilter",)
CODE = "InvalidParameterException"


def check(call: Call) -> str | None:
    """Reads every transformation."""
    for transformation in call.values["metricTransformations"]:
        if transformation.get("dimensions") and "defaultValue" in transformation:
            return "Invalid metric transformation: dimensions and default value are mutually exclusive properties."
    return None


def refused(client: Clients) -> object:
    """Both."""
    return _put(client, {"defaultValue": 0.0})


def accepted(client: Clients) -> object:
    """Dimensions alone."""
    return _put(client, {})


def _put(client: Clients, default: dict[str, Any]) -> object:
    logs = client("logs")
    logs.create_log_group(logGroupName="rule")
    transformation = {
        "metricName": "m",
        "metricNamespace": "n",
        "metricValue": "1",
        "dimensions": {"d": "$.d"},
    }
    return logs.put_metric_filter(
        logGroupName="rule",
        filterName="rule",
        filterPattern='{ $.d = "*" }',
        metricTransformations=[transformation | default],
    )
