"""Firehose: roles of the delivery stream's own account."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import role

AWS_REFUSES = "a delivery stream with a role of another account"
SOURCE = "docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"
OPERATIONS = ("CreateDeliveryStream",)
CODE = "AccessDeniedException"

CONFIGURATIONS = ("ExtendedS3DestinationConfiguration", "KinesisStreamSourceConfiguration")


def check(call: Call) -> str | None:
    """Compares the accounts in the ARNs of the roles."""
    for name in CONFIGURATIONS:
        arn = call.values.get(name, {}).get("RoleARN", "")
        if arn.startswith("arn:") and arn.split(":")[4] != call.account:
            return "Cross-account pass role is not allowed."
    return None


def refused(client: Clients) -> object:
    """A role of another account."""
    return _create(client, "arn:aws:iam::210987654321:role/rule")


def accepted(client: Clients) -> object:
    """A role of this account."""
    return _create(client, role(client, "firehose.amazonaws.com"))


def _create(client: Clients, arn: str) -> object:
    return client("firehose").create_delivery_stream(
        DeliveryStreamName="rule",
        ExtendedS3DestinationConfiguration={"RoleARN": arn, "BucketARN": "arn:aws:s3:::rule"},
    )
