"""S3: policies about the bucket itself."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.iam.documents import as_list, statements
from modsmith.emulator.iam.roles import missing_principals
from modsmith.emulator.samples import allow, bucket, document
from modsmith.emulator.state import backend

AWS_REFUSES = "policies without principals, with those that do not exist, with resources of other buckets, or above 20 KiB"
SOURCE = "docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html"
OPERATIONS = ("PutBucketPolicy",)
CODE = "MalformedPolicy"

MOST = 20_480


def check(call: Call) -> str | None:
    """Reads every statement."""
    if len(call.values["Policy"].encode()) > MOST:
        return "Policy exceeds the maximum allowed document size."
    found = statements(call.values["Policy"])
    if not found:
        return "Policies must be valid JSON and the first byte must be '{'"
    if missing_principals(backend(call, "iam", "aws"), call.values["Policy"]):
        return "Invalid principal in policy"
    own = f":s3:::{call.values['Bucket']}"
    for statement in found:
        if "Principal" not in statement and "NotPrincipal" not in statement:
            return "Missing required field Principal"
        resources = as_list(statement.get("Resource", statement.get("NotResource", [])))
        names = [name.partition("/")[0] for name in resources]
        if not names or any("*" not in name and not name.endswith(own) for name in names):
            return "Policy has invalid resource"
    return None


def refused(client: Clients) -> object:
    """A resource in another bucket."""
    return _put(client, "rule-other")


def accepted(client: Clients) -> object:
    """A resource in this bucket."""
    return _put(client, "rule-bucket")


def _put(client: Clients, name: str) -> object:
    principal = {"Service": "cloudtrail.amazonaws.com"}
    policy = document(allow("s3:PutObject", f"arn:aws:s3:::{name}/*", Principal=principal))
    return bucket(client, "rule-bucket").put_bucket_policy(Bucket="rule-bucket", Policy=policy)
