"""Lambda: batches of messages."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.rules.awslambda_role import create
from modsmith.emulator.rules.awslambda_visibility import ACTIONS
from modsmith.emulator.samples import allow, queue

AWS_REFUSES = (
    "more than ten messages in a batch of a queue without a window to collect them, or of a FIFO queue"
)
SOURCE = "docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html"
OPERATIONS = ("CreateEventSourceMapping",)
CODE = "InvalidParameterValueException"

MOST = 10


def check(call: Call) -> str | None:
    """Compares the size with the window and the kind of queue."""
    arn, size = call.values.get("EventSourceArn", ""), call.values.get("BatchSize", MOST)
    if not arn.startswith("arn:aws:sqs:") or size <= MOST:
        return None
    if arn.endswith(".fifo"):
        return f"Maximum batch size for FIFO queues is {MOST}"
    if not call.values.get("MaximumBatchingWindowInSeconds"):
        return (
            "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10"
        )
    return None


def refused(client: Clients) -> object:
    """100 messages at once."""
    return _map(client, {})


def accepted(client: Clients) -> object:
    """100 messages within five seconds."""
    return _map(client, {"MaximumBatchingWindowInSeconds": 5})


def _map(client: Clients, window: dict[str, int]) -> object:
    _, arn = queue(client)
    create(client, "lambda.amazonaws.com", allow(list(ACTIONS), arn))
    return client("lambda").create_event_source_mapping(
        FunctionName="rule", EventSourceArn=arn, BatchSize=100, **window
    )
