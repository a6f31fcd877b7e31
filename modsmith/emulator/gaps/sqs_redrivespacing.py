"""SQS: the format of a redrive policy."""

from __future__ import annotations

import json
from typing import Any

from moto.sqs.models import Queue

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = (
    "RedrivePolicy is returned with spaces that AWS does not add, which causes a difference in every plan"
)
SEEN_IN = "5.2.5"
AWS_ANSWERS = '{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:123456789012:gap-dead","maxReceiveCount":3}'


def probe(client: Clients) -> object:
    """The redrive policy of a queue, byte for byte."""
    sqs = client("sqs")
    sqs.create_queue(QueueName="gap-dead")
    queue = sqs.create_queue(QueueName="gap-spacing", Attributes={"RedrivePolicy": AWS_ANSWERS})["QueueUrl"]
    return sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"]["RedrivePolicy"]


def apply() -> None:
    """Removes the spaces."""
    around(Queue, "attributes", _attributes)


def _attributes(original: Any, self: Queue) -> dict[str, Any]:
    answer: dict[str, Any] = original(self)
    if policy := answer.get("RedrivePolicy"):
        answer["RedrivePolicy"] = json.dumps(json.loads(policy), separators=(",", ":"), sort_keys=True)
    return answer
