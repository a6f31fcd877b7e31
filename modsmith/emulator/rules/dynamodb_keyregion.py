"""DynamoDB: keys of the table's own region."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import key, table

AWS_REFUSES = "a KMS key of another region"
SOURCE = "docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html"
OPERATIONS = ("CreateTable", "UpdateTable")
CODE = "ValidationException"


def check(call: Call) -> str | None:
    """Compares the region in the key's ARN."""
    arn = call.values.get("SSESpecification", {}).get("KMSMasterKeyId", "")
    region = arn.split(":")[3] if arn.startswith("arn:") else call.region
    if region == call.region:
        return None
    return f"KMS validation error: Invalid keyId {arn}: the key must be in the region {call.region}"


def refused(client: Clients) -> object:
    """A key of another region."""
    return _create(client, "eu-west-1")


def accepted(client: Clients) -> object:
    """A key of the table's region."""
    return _create(client, "us-east-1")


def _create(client: Clients, region: str) -> object:
    specification = {"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": key(client, region)}
    return table(client, SSESpecification=specification)
