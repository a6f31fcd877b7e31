"""S3: keys belong to encryption with KMS."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.samples import bucket

AWS_REFUSES = "a KMS key with AES256"
SOURCE = "docs.aws.amazon.com/AmazonS3/latest/API/API_ServerSideEncryptionByDefault.html"
OPERATIONS = ("PutBucketEncryption",)
CODE = "InvalidArgument"


def check(call: Call) -> str | None:
    """Compares algorithm and key of every rule."""
    for rule in call.values["ServerSideEncryptionConfiguration"]["Rules"]:
        default = rule.get("ApplyServerSideEncryptionByDefault", {})
        if default.get("KMSMasterKeyID") and not default["SSEAlgorithm"].startswith("aws:kms"):
            return "a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse"
    return None


def refused(client: Clients) -> object:
    """A key with AES256."""
    return _put(client, {"SSEAlgorithm": "AES256", "KMSMasterKeyID": "alias/aws/s3"})


def accepted(client: Clients) -> object:
    """A key with KMS."""
    return _put(client, {"SSEAlgorithm": "aws:kms", "KMSMasterKeyID": "alias/aws/s3"})


def _put(client: Clients, default: dict[str, Any]) -> object:
    rules = [{"ApplyServerSideEncryptionByDefault": default}]
    return bucket(client, "rule-encryption").put_bucket_encryption(
        Bucket="rule-encryption", ServerSideEncryptionConfiguration={"Rules": rules}
    )
