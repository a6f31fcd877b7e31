"""SQS: dead-letter queues of the same kind, region and account."""

from __future__ import annotations

import json

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import queue

AWS_REFUSES = "a dead-letter queue of another kind (FIFO or standard), region or account"
SOURCE = "docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html"
OPERATIONS = ("CreateQueue", "SetQueueAttributes")
CODE = "InvalidParameterValue"


def check(call: Call) -> str | None:
    """Refuses the redrive policy."""
    text = call.values.get("Attributes", {}).get("RedrivePolicy")
    name = call.values.get("QueueName") or call.values["QueueUrl"].rpartition("/")[2]
    try:
        target = json.loads(text or "{}").get("deadLetterTargetArn")
    except ValueError:
        return f"Value {text} for parameter RedrivePolicy is invalid. Reason: Redrive policy is not a valid JSON map."
    if not target:
        return None
    region, account, dead = target.split(":")[3:6]
    if dead.endswith(".fifo") != name.endswith(".fifo"):
        reason = "Dead-letter queue must be same type of queue as the source."
    elif (region, account) != (call.region, call.account):
        reason = "Dead letter target must be in the same account and region as the source."
    else:
        return None
    return f"Value {text} for parameter RedrivePolicy is invalid. Reason: {reason}"


def refused(client: Clients) -> object:
    """A FIFO queue with a standard queue for dead letters."""
    return _create(client, "rule-dead", {})


def accepted(client: Clients) -> object:
    """A FIFO queue for dead letters."""
    return _create(client, "rule-dead.fifo", {"FifoQueue": "true"})


def _create(client: Clients, dead: str, attributes: dict[str, str]) -> object:
    _, arn = queue(client, dead, **attributes)
    redrive = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": 3})
    return queue(client, "rule.fifo", FifoQueue="true", RedrivePolicy=redrive)
