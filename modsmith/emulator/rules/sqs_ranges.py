"""SQS: ranges of attributes, which the API's model has as strings."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "attributes outside their ranges"
SOURCE = "docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html"
OPERATIONS = ("CreateQueue", "SetQueueAttributes")
CODE = "InvalidAttributeValue"

RANGES = {
    "DelaySeconds": (0, 900),
    "MaximumMessageSize": (1024, 1_048_576),
    "MessageRetentionPeriod": (60, 1_209_600),
    "ReceiveMessageWaitTimeSeconds": (0, 20),
    "VisibilityTimeout": (0, 43_200),
    "KmsDataKeyReusePeriodSeconds": (60, 86_400),
}
"""Attribute to its range, in seconds or bytes."""


def check(call: Call) -> str | None:
    """Refuses the first attribute that is no number in its range."""
    for name, value in call.values.get("Attributes", {}).items():
        least, most = RANGES.get(name, (0, 0))
        if most and not (value.isdecimal() and least <= int(value) <= most):
            return f"Invalid value for the parameter {name}."
    return None


def refused(client: Clients) -> object:
    """Messages that are kept for 30 days."""
    return client("sqs").create_queue(QueueName="rule", Attributes={"MessageRetentionPeriod": "2592000"})


def accepted(client: Clients) -> object:
    """Messages that are kept for 14 days."""
    return client("sqs").create_queue(QueueName="rule", Attributes={"MessageRetentionPeriod": "1209600"})
