"""Firehose: prefixes with expressions need an error prefix."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import role

AWS_REFUSES = "a Prefix with expressions and no ErrorOutputPrefix"
SOURCE = "docs.aws.amazon.com/firehose/latest/dev/s3-prefixes.html"
OPERATIONS = ("CreateDeliveryStream",)
CODE = "InvalidArgumentException"


def check(call: Call) -> str | None:
    """Refuses `!{...}` in the prefix without an error prefix, or with one that does not name the error's type."""
    destination = call.values.get("ExtendedS3DestinationConfiguration", {})
    error = destination.get("ErrorOutputPrefix", "")
    if "!{" in destination.get("Prefix", "") and not error:
        return "ErrorOutputPrefix cannot be null or empty when Prefix contains expressions"
    if "!{" in error and "!{firehose:error-output-type}" not in error:
        return "ErrorOutputPrefix must contain an instance of !{firehose:error-output-type} if it contains expressions"
    return None


def refused(client: Clients) -> object:
    """A prefix with the date, and nothing for errors."""
    return _create(client, {"Prefix": "data/!{timestamp:yyyy}/"})


def accepted(client: Clients) -> object:
    """The same with a prefix for errors."""
    errors = "errors/!{firehose:error-output-type}/"
    return _create(client, {"Prefix": "data/!{timestamp:yyyy}/", "ErrorOutputPrefix": errors})


def _create(client: Clients, changes: dict[str, Any]) -> object:
    destination = {
        "RoleARN": role(client, "firehose.amazonaws.com"),
        "BucketARN": "arn:aws:s3:::rule",
    } | changes
    return client("firehose").create_delivery_stream(
        DeliveryStreamName="rule", ExtendedS3DestinationConfiguration=destination
    )
