"""SQS: attributes of FIFO queues on standard queues."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = (
    "attributes of FIFO queues on a standard queue, and a name that ends with .fifo without FifoQueue"
)
SOURCE = "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html"
OPERATIONS = ("CreateQueue",)
CODE = "InvalidAttributeName"

FOR_FIFO = ("ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit")


def check(call: Call) -> str | None:
    """Refuses the first such attribute."""
    attributes = call.values.get("Attributes", {})
    if attributes.get("FifoQueue") == "true":
        return None
    wrong = [name for name in FOR_FIFO if name in attributes]
    return f"Unknown Attribute {wrong[0]}." if wrong else None


def refused(client: Clients) -> object:
    """A standard queue with deduplication by content."""
    return client("sqs").create_queue(QueueName="rule", Attributes={"ContentBasedDeduplication": "true"})


def accepted(client: Clients) -> object:
    """A FIFO queue with it."""
    attributes = {"FifoQueue": "true", "ContentBasedDeduplication": "true"}
    return client("sqs").create_queue(QueueName="rule.fifo", Attributes=attributes)
