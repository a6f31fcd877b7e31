"""DynamoDB: keys of the table's own region."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients

AWS_REFUSES = "a KMS key of another region"
SOURCE = "docs.aws.amazon.com/amazondynamodb/latest/developerguide/encryption.usagenotes.html"
OPERATIONS = ("CreateTable", "UpdateTable")
CODE = "ValidationException"


def check(call: Call) -> str | None:
    """Compares the region in the key's ARN."""
    key = call.values.get("SSESpecification", {}).get("KMSMasterKeyId", "")
    region = key.split(":")[3] if key.startswith("arn:") else call.region
    if region == call.region:
        return None
    return f"KMS validation error: Invalid keyId {key}: the key must be in the region {call.region}"


def refused(client: Clients) -> object:
    """A key of another region."""
    return _create(client, "eu-west-1")


def accepted(client: Clients) -> object:
    """A key of the table's region."""
    return _create(client, "us-east-1")


def _create(client: Clients, region: str) -> object:
    key = client("kms", region).create_key()["KeyMetadata"]["Arn"]
    return client("dynamodb").create_table(
        TableName="rule",
        KeySchema=[{"AttributeName": "a", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "a", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
        SSESpecification={"Enabled": True, "SSEType": "KMS", "KMSMasterKeyId": key},
    )
