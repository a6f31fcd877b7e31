"""CloudWatch: treatment of missing data, which the API's model has as a string."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import alarm

AWS_REFUSES = "other words for the treatment of missing data than its four"
SOURCE = "docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html"
OPERATIONS = ("PutMetricAlarm",)
CODE = "ValidationError"

WORDS = ("breaching", "notBreaching", "ignore", "missing")


def check(call: Call) -> str | None:
    """Compares the word."""
    word = call.values.get("TreatMissingData", "missing")
    return None if word in WORDS else f"Option {word} is not supported for TreatMissingData"


def refused(client: Clients) -> object:
    """A word in Terraform's style."""
    return alarm(client, TreatMissingData="not_breaching")


def accepted(client: Clients) -> object:
    """AWS's own spelling."""
    return alarm(client, TreatMissingData="notBreaching")
