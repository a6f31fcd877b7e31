"""SQS: high throughput of FIFO queues."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.state import backend

AWS_REFUSES = "FifoThroughputLimit = perMessageGroupId without DeduplicationScope = messageGroup"
SOURCE = "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html"
OPERATIONS = ("CreateQueue", "SetQueueAttributes")
CODE = "InvalidAttributeValue"


def check(call: Call) -> str | None:
    """Refuses the combination, with what the queue has already."""
    attributes = _present(call) | call.values.get("Attributes", {})
    if attributes.get("FifoThroughputLimit") != "perMessageGroupId":
        return None
    if attributes.get("DeduplicationScope", "queue") == "messageGroup":
        return None
    return (
        "Invalid value for the parameter FifoThroughputLimit. Reason: perMessageGroupId is allowed only when the value"
        " for DeduplicationScope is messageGroup."
    )


def _present(call: Call) -> dict[str, str]:
    name = call.values.get("QueueUrl", "").rpartition("/")[2]
    queue = backend(call, "sqs").queues.get(name)
    known = {"DeduplicationScope": "deduplication_scope", "FifoThroughputLimit": "fifo_throughput_limit"}
    found = {key: getattr(queue, attribute, None) for key, attribute in known.items()}
    return {key: value for key, value in found.items() if value}


def refused(client: Clients) -> object:
    """A queue with the limit for message groups and deduplication in the whole queue."""
    return _create(client, "queue")


def accepted(client: Clients) -> object:
    """The same with deduplication in message groups."""
    return _create(client, "messageGroup")


def _create(client: Clients, scope: str) -> object:
    attributes = {
        "FifoQueue": "true",
        "FifoThroughputLimit": "perMessageGroupId",
        "DeduplicationScope": scope,
    }
    return client("sqs").create_queue(QueueName="rule.fifo", Attributes=attributes)
