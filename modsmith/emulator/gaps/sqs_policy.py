"""SQS: other changes keep a queue's policy."""

from __future__ import annotations

import json
from typing import Any

from moto.sqs.models import Queue

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "SetQueueAttributes without a Policy removes the queue's policy"
SEEN_IN = "5.2.5"
AWS_ANSWERS = ["gap"]

POLICY = {
    "Version": "2012-10-17",
    "Statement": [{"Sid": "gap", "Effect": "Deny", "Principal": "*", "Action": "sqs:*", "Resource": "*"}],
}


def probe(client: Clients) -> object:
    """The statements of a queue's policy after another attribute was set."""
    sqs = client("sqs")
    queue = sqs.create_queue(QueueName="gap-policy")["QueueUrl"]
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"Policy": json.dumps(POLICY)})
    sqs.set_queue_attributes(QueueUrl=queue, Attributes={"DelaySeconds": "5"})
    kept = sqs.get_queue_attributes(QueueUrl=queue, AttributeNames=["All"])["Attributes"].get("Policy", "{}")
    return [statement["Sid"] for statement in json.loads(kept).get("Statement", [])]


def apply() -> None:
    """Passes moto the current policy if the caller gave none."""
    around(Queue, "_set_attributes", _set_attributes)


def _set_attributes(original: Any, self: Queue, attributes: dict[str, Any], *now: Any) -> None:
    present = getattr(self, "policy", None)
    original(self, {"Policy": present} | attributes, *now)
