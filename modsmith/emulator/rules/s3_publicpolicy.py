"""S3: public policies on buckets that block them."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.documents import principals, statements
from modsmith.emulator.samples import allow, bucket, document
from modsmith.emulator.state import backend

AWS_REFUSES = "a policy for everybody on a bucket with BlockPublicPolicy"
SOURCE = "docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html"
OPERATIONS = ("PutBucketPolicy",)
CODE = "AccessDenied"

NARROW = {
    "aws:sourceip",
    "aws:sourcearn",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:sourceowner",
    "aws:sourceaccount",
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:principalarn",
    "aws:principalaccount",
    "s3:x-amz-server-side-encryption-aws-kms-key-id",
    "s3:dataaccesspointarn",
    "s3:dataaccesspointaccount",
    "aws:userid",
}
"""Keys of conditions with fixed values that make a policy not public, by the same page."""


def check(call: Call) -> str | None:
    """Looks for a statement that allows everybody, without a condition that narrows it."""
    known = backend(call, "s3", "aws").buckets.get(call.values["Bucket"])
    block = known.public_access_block if known else None
    if not block or str(block.block_public_policy).lower() != "true":
        return None
    public = [
        statement
        for statement in statements(call.values["Policy"])
        if statement.get("Effect") == "Allow" and "*" in principals(statement, "AWS")
    ]
    for statement in public:
        conditions = statement.get("Condition", {})
        keys = {key.lower() for keys in conditions.values() for key in keys}
        if not keys & NARROW:
            return (
                "User is not authorized to perform: s3:PutBucketPolicy because public policies are prevented by the"
                " BlockPublicPolicy setting in S3 Block Public Access."
            )
    return None


def refused(client: Clients) -> object:
    """Everybody may read."""
    return _put(client, {})


def accepted(client: Clients) -> object:
    """Everybody of one account may read."""
    return _put(client, {"Condition": {"StringEquals": {"aws:PrincipalAccount": "123456789012"}}})


def _put(client: Clients, condition: dict[str, object]) -> object:
    s3 = bucket(client, "rule-public")
    settings = ("BlockPublicAcls", "IgnorePublicAcls", "BlockPublicPolicy", "RestrictPublicBuckets")
    s3.put_public_access_block(
        Bucket="rule-public", PublicAccessBlockConfiguration=dict.fromkeys(settings, True)
    )
    policy = document(allow("s3:GetObject", "arn:aws:s3:::rule-public/*", Principal="*", **condition))
    return s3.put_bucket_policy(Bucket="rule-public", Policy=policy)
