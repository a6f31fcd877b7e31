"""An AWS account in moto with one stream, and what moto does not do: Kinesis's limits."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import boto3  # type: ignore[import-untyped]
import pytest
from moto import mock_aws
from moto.cloudwatch.models import cloudwatch_backends
from moto.core.exceptions import JsonRESTError
from moto.kinesis.models import KinesisBackend, Stream, kinesis_backends

from generators.streaming.assets.shard_scaler import handler

STREAM, PARAMETER, NAMESPACE = "ccs-dev-telemetry", "/ccs/dev/shard-scaler", "ccs-dev-shard-scaler"
ENVIRONMENT = {"STREAM_NAME": STREAM, "HISTORY_PARAMETER": PARAMETER, "METRIC_NAMESPACE": NAMESPACE}


@dataclass
class Account:
    """The account, and a clock that stands still until a test moves it.

    Attributes:
        now: seconds since the epoch, at a whole minute when the test begins.
        calls: targets of UpdateShardCount that Kinesis accepted.
        answer: error code with which Kinesis answers the next calls of UpdateShardCount.
    """

    now: float = field(default_factory=lambda: time.time() // 60 * 60)
    calls: list[int] = field(default_factory=list)
    answer: str = ""

    def __post_init__(self) -> None:
        self.kinesis, self.ssm, self.cloudwatch = (
            boto3.client(service, region_name="eu-central-1") for service in ("kinesis", "ssm", "cloudwatch")
        )

    @property
    def stream(self) -> Stream:
        return kinesis_backends["123456789012"]["eu-central-1"].streams[STREAM]

    @property
    def shards(self) -> int:
        return int(
            self.kinesis.describe_stream_summary(StreamName=STREAM)["StreamDescriptionSummary"][
                "OpenShardCount"
            ]
        )

    @property
    def history(self) -> str:
        return str(self.ssm.get_parameter(Name=PARAMETER)["Parameter"]["Value"])

    def load(self, records: float, minutes: int = 20, throttled: float = 0, record_bytes: int = 500) -> None:
        """Puts the figures of the minutes before now, in place of those that were there; all rates a second."""
        known = cloudwatch_backends["123456789012"]["eu-central-1"]
        since = datetime.fromtimestamp(self.now - 60 * minutes, UTC).replace(second=0)
        known.metric_data = [
            datum
            for datum in known.metric_data
            if datum.namespace == NAMESPACE or datum.timestamp.replace(tzinfo=UTC) < since
        ]
        sums = {
            "IncomingRecords": records,
            "IncomingBytes": records * record_bytes,
            "WriteProvisionedThroughputExceeded": throttled,
        }
        for name, rate in sums.items():
            self.cloudwatch.put_metric_data(
                Namespace="AWS/Kinesis",
                MetricData=[
                    {
                        "MetricName": name,
                        "Dimensions": [{"Name": "StreamName", "Value": STREAM}],
                        "Timestamp": datetime.fromtimestamp(self.now - 60 * ago, UTC),
                        "Value": rate * 60,
                    }
                    for ago in range(1, minutes + 1)
                ],
            )

    def told(self, metric: str, **dimensions: str) -> list[float]:
        """Values of one of our own metrics, of any time."""
        wanted = {"StreamName": STREAM, **dimensions}
        answer = self.cloudwatch.get_metric_data(
            MetricDataQueries=[
                {
                    "Id": "m",
                    "MetricStat": {
                        "Metric": {
                            "Namespace": NAMESPACE,
                            "MetricName": metric,
                            "Dimensions": [{"Name": name, "Value": value} for name, value in wanted.items()],
                        },
                        "Period": 3600,
                        "Stat": "Sum",
                    },
                }
            ],
            StartTime=datetime.fromtimestamp(time.time() - 3600, UTC),
            EndTime=datetime.fromtimestamp(time.time() + 60, UTC),
        )
        return list(answer["MetricDataResults"][0]["Values"])


@pytest.fixture
def account(monkeypatch: pytest.MonkeyPatch) -> Iterator[Account]:
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    with mock_aws():
        handler.clients.cache_clear()
        account = Account()
        account.kinesis.create_stream(StreamName=STREAM, ShardCount=10)
        account.ssm.put_parameter(Name=PARAMETER, Value="{}", Type="String")
        monkeypatch.setattr(handler, "time", lambda: account.now)
        _limit_kinesis(account, monkeypatch)
        yield account
        handler.clients.cache_clear()


def _limit_kinesis(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    """moto accepts any call at any time; AWS does not."""
    carry_out = KinesisBackend.update_shard_count
    times: list[float] = []

    def update(backend: KinesisBackend, stream_arn: str, stream_name: str, target_shard_count: int) -> int:
        shards = account.shards
        if account.answer:
            raise _error(account.answer)
        if account.stream.status != "ACTIVE":
            raise _error("ResourceInUseException")
        if len([at for at in times if account.now - at < 24 * 3600]) >= 10:
            raise _error("LimitExceededException")
        if not shards / 2 <= target_shard_count <= shards * 2:
            raise _error("LimitExceededException")
        times.append(account.now)
        account.calls.append(target_shard_count)
        answer: Any = carry_out(backend, stream_arn, stream_name, target_shard_count)
        return int(answer)

    monkeypatch.setattr(KinesisBackend, "update_shard_count", update)


def _error(code: str) -> JsonRESTError:
    return JsonRESTError(code, "as AWS would answer")
