"""Firehose: roles that exist and trust Firehose."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.roles import role_of, trusts
from modsmith.emulator.samples import role
from modsmith.emulator.state import backend

AWS_REFUSES = "a delivery stream whose role does not exist or does not trust Firehose"
SOURCE = "docs.aws.amazon.com/firehose/latest/dev/controlling-access.html"
OPERATIONS = ("CreateDeliveryStream",)
CODE = "InvalidArgumentException"

CONFIGURATIONS = ("ExtendedS3DestinationConfiguration", "KinesisStreamSourceConfiguration")


def check(call: Call) -> str | None:
    """Looks up the roles of the destination and of the source."""
    for name in CONFIGURATIONS:
        arn = call.values.get(name, {}).get("RoleARN")
        if arn is None or f"::{call.account}:" not in arn:
            continue
        known = role_of(backend(call, "iam", "aws"), arn)
        if known is None or not trusts(known, "firehose.amazonaws.com"):
            return f"Firehose is unable to assume role {arn}. Please check the role provided."
    return None


def refused(client: Clients) -> object:
    """A role for another service."""
    return _create(client, "lambda.amazonaws.com")


def accepted(client: Clients) -> object:
    """A role for Firehose."""
    return _create(client, "firehose.amazonaws.com")


def _create(client: Clients, service: str) -> object:
    return client("firehose").create_delivery_stream(
        DeliveryStreamName="rule",
        ExtendedS3DestinationConfiguration={
            "RoleARN": role(client, service),
            "BucketARN": "arn:aws:s3:::rule",
        },
    )
