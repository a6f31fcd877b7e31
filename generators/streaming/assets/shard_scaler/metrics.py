"""CloudWatch: the stream's load, and our own metrics."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from .model import Decision, Minute

_QUERIES = {
    "records": "IncomingRecords",
    "bytes": "IncomingBytes",
    "throttled": "WriteProvisionedThroughputExceeded",
}


class Metrics:
    """What CloudWatch knows of a stream.

    Args:
        client: boto3's for cloudwatch.
        stream_name: the stream.
        namespace: of our own metrics.
    """

    def __init__(self, client: Any, stream_name: str, namespace: str) -> None:
        self._client, self._namespace = client, namespace
        self._dimensions = [{"Name": "StreamName", "Value": stream_name}]

    def load(self, now: float, length: int) -> list[Minute]:
        """The whole minutes of the recent past that have figures.

        Args:
            now: the time; the minute under way is left out.
            length: how many minutes to look back.

        Returns:
            In order of time. A minute without records or bytes is left out, whatever else is known of it.
        """
        end = now - now % 60
        answer = self._client.get_metric_data(
            MetricDataQueries=[self._query(name, metric) for name, metric in _QUERIES.items()],
            StartTime=datetime.fromtimestamp(end - 60 * length, UTC),
            EndTime=datetime.fromtimestamp(end, UTC),
        )
        sums = {
            result["Id"]: dict(
                zip((moment.timestamp() for moment in result["Timestamps"]), result["Values"], strict=True)
            )
            for result in answer["MetricDataResults"]
        }
        return [
            Minute(at, records / 60, sums["bytes"][at] / 60, sums["throttled"].get(at, 0.0) / 60)
            for at, records in sorted(sums["records"].items())
            if at in sums["bytes"]
        ]

    def _query(self, name: str, metric: str) -> dict[str, Any]:
        source = {"Namespace": "AWS/Kinesis", "MetricName": metric, "Dimensions": self._dimensions}
        return {"Id": name, "MetricStat": {"Metric": source, "Period": 60, "Stat": "Sum"}}

    def tell(self, decision: Decision, shards: int, updates_left: int) -> None:
        """Puts our own metrics: one count for the decision, and what it rests on.

        Args:
            decision: that was made.
            shards: of the stream before it.
            updates_left: calls of UpdateShardCount that remain after it.
        """
        action = [*self._dimensions, {"Name": "Action", "Value": decision.action.value}]
        gauges = {"Shards": shards, "ShardsNeeded": decision.needed, "UpdatesLeft": updates_left}
        self._client.put_metric_data(
            Namespace=self._namespace,
            MetricData=[
                {"MetricName": "Decisions", "Dimensions": action, "Value": 1, "Unit": "Count"},
                *(
                    {"MetricName": name, "Dimensions": self._dimensions, "Value": value, "Unit": "Count"}
                    for name, value in gauges.items()
                ),
            ],
        )
