"""SNS: subscribers of FIFO topics."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "other subscribers of a FIFO topic than queues"
SOURCE = "docs.aws.amazon.com/sns/latest/dg/fifo-topic-message-delivery.html"
OPERATIONS = ("Subscribe",)
CODE = "InvalidParameter"


def check(call: Call) -> str | None:
    """Compares the protocol with the topic's kind."""
    fifo = call.values["TopicArn"].endswith(".fifo")
    protocol = call.values["Protocol"]
    if fifo and protocol != "sqs":
        return f"Invalid parameter: Invalid protocol type: {protocol}"
    if not fifo and protocol == "sqs" and call.values.get("Endpoint", "").endswith(".fifo"):
        return "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics"
    return None


def refused(client: Clients) -> object:
    """An address on a FIFO topic."""
    topic = client("sns").create_topic(Name="rule.fifo", Attributes={"FifoTopic": "true"})["TopicArn"]
    return client("sns").subscribe(TopicArn=topic, Protocol="email", Endpoint="a@example.com")


def accepted(client: Clients) -> object:
    """A queue on a FIFO topic."""
    topic = client("sns").create_topic(Name="rule.fifo", Attributes={"FifoTopic": "true"})["TopicArn"]
    queue = "arn:aws:sqs:us-east-1:123456789012:rule.fifo"
    return client("sns").subscribe(TopicArn=topic, Protocol="sqs", Endpoint=queue)
