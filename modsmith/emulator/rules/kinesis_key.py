"""Kinesis: keys of the stream's own region."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import key

AWS_REFUSES = "a KMS key of another region"
SOURCE = "docs.aws.amazon.com/kinesis/latest/APIReference/API_StartStreamEncryption.html"
OPERATIONS = ("StartStreamEncryption",)
CODE = "KMSNotFoundException"


def check(call: Call) -> str | None:
    """Compares the region in the key's ARN."""
    arn = call.values["KeyId"]
    if not arn.startswith("arn:") or arn.split(":")[3] == call.region:
        return None
    return f"Invalid arn {arn.split(':')[3]}"


def refused(client: Clients) -> object:
    """A key of Ireland."""
    return _encrypt(client, "eu-west-1")


def accepted(client: Clients) -> object:
    """A key of the stream's region."""
    return _encrypt(client, "us-east-1")


def _encrypt(client: Clients, region: str) -> object:
    kinesis = client("kinesis")
    kinesis.create_stream(StreamName="rule", ShardCount=1)
    return kinesis.start_stream_encryption(StreamName="rule", EncryptionType="KMS", KeyId=key(client, region))
