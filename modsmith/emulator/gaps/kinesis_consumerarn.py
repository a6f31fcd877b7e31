"""Kinesis: the ARN of a stream's consumer."""

from __future__ import annotations

import re
from typing import Any

from moto.kinesis.models import Consumer

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "A consumer's ARN does not have the time of its creation, and the API refuses such an ARN"
SEEN_IN = "5.2.5"
AWS_ANSWERS = "ends with the time of creation"


def probe(client: Clients) -> object:
    """The end of the ARN of a registered consumer."""
    kinesis = client("kinesis")
    kinesis.create_stream(StreamName="gap-consumer", ShardCount=1)
    stream = kinesis.describe_stream_summary(StreamName="gap-consumer")["StreamDescriptionSummary"][
        "StreamARN"
    ]
    arn = kinesis.register_stream_consumer(StreamARN=stream, ConsumerName="billing")["Consumer"][
        "ConsumerARN"
    ]
    return AWS_ANSWERS if re.search(r"/consumer/billing:[0-9]+$", arn) else arn


def apply() -> None:
    """Appends the time of creation, in seconds since 1970."""
    around(Consumer, "__init__", _append_time)


def _append_time(original: Any, self: Consumer, *args: Any, **wish: Any) -> None:
    original(self, *args, **wish)
    self.consumer_arn += f":{int(self.created.timestamp())}"
