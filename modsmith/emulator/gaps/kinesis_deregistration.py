"""Kinesis: deregistering a consumer by its name."""

from __future__ import annotations

from typing import Any

from moto.kinesis.models import KinesisBackend

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "DeregisterStreamConsumer by name keeps the named consumer and drops all others of the stream"
SEEN_IN = "5.2.5"
AWS_ANSWERS = ["audit"]


def probe(client: Clients) -> object:
    """The consumers that remain after one of two is deregistered by name."""
    kinesis = client("kinesis")
    kinesis.create_stream(StreamName="gap-deregister", ShardCount=1)
    stream = kinesis.describe_stream_summary(StreamName="gap-deregister")["StreamDescriptionSummary"][
        "StreamARN"
    ]
    for name in ("audit", "billing"):
        kinesis.register_stream_consumer(StreamARN=stream, ConsumerName=name)
    kinesis.deregister_stream_consumer(StreamARN=stream, ConsumerName="billing")
    return [each["ConsumerName"] for each in kinesis.list_stream_consumers(StreamARN=stream)["Consumers"]]


def apply() -> None:
    """Looks the named consumer up and deregisters it by its ARN."""
    around(KinesisBackend, "deregister_stream_consumer", _by_name)


def _by_name(
    original: Any, self: KinesisBackend, stream_arn: str, consumer_name: str, consumer_arn: str
) -> None:
    if stream_arn and consumer_name:
        consumer_arn = self.describe_stream_consumer(stream_arn, consumer_name, "").consumer_arn
    original(self, "", "", consumer_arn)
