"""SNS: names of FIFO topics."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "content-based deduplication on a standard topic"
SOURCE = "docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html"
OPERATIONS = ("CreateTopic",)
CODE = "InvalidParameter"


def check(call: Call) -> str | None:
    """Compares the attributes of FIFO topics with the topic's kind."""
    attributes = call.values.get("Attributes", {})
    if attributes.get("FifoTopic") != "true" and attributes.get("ContentBasedDeduplication") == "true":
        return "Invalid parameter: Attributes Reason: Content-based deduplication can only be set for FIFO topics"
    return None


def refused(client: Clients) -> object:
    """Deduplication on a standard topic."""
    return client("sns").create_topic(Name="rule", Attributes={"ContentBasedDeduplication": "true"})


def accepted(client: Clients) -> object:
    """Deduplication on a FIFO topic."""
    attributes = {"FifoTopic": "true", "ContentBasedDeduplication": "true"}
    return client("sns").create_topic(Name="rule.fifo", Attributes=attributes)
