"""CloudWatch: what an alarm watches."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "an alarm on queries of which not exactly one returns data"
SOURCE = "docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
OPERATIONS = ("PutMetricAlarm",)
CODE = "ValidationError"


def check(call: Call) -> str | None:
    """Counts the queries that return data, which they do by default."""
    queries = call.values.get("Metrics")
    if not queries:
        return None
    if call.values.get("MetricName"):
        return "The parameters MetricName and Metrics are mutually exclusive and you have specified both."
    returning = sum(query.get("ReturnData", True) for query in queries)
    if returning != 1 and "ThresholdMetricId" not in call.values:
        return "Exactly one element of the metrics list should return data."
    return None


def refused(client: Clients) -> object:
    """A sum whose parts return data too."""
    return _put(client, {})


def accepted(client: Clients) -> object:
    """A sum whose parts do not."""
    return _put(client, {"ReturnData": False})


def _put(client: Clients, returns: dict[str, Any]) -> object:
    metric = {"Namespace": "AWS/SQS", "MetricName": "NumberOfMessagesSent"}
    part = {"Id": "a", "MetricStat": {"Metric": metric, "Period": 60, "Stat": "Sum"}} | returns
    return client("cloudwatch").put_metric_alarm(
        AlarmName="rule",
        Metrics=[part, {"Id": "b", "Expression": "a * 2"}],
        EvaluationPeriods=1,
        Threshold=1,
        ComparisonOperator="GreaterThanThreshold",
    )
