"""S3: Object Lock keeps versioning."""

from __future__ import annotations

from modsmith.emulator.api.call import Call
from modsmith.emulator.gaps import Clients
from modsmith.emulator.state import backend

AWS_REFUSES = "suspending the versioning of a bucket with Object Lock"
SOURCE = "docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html"
OPERATIONS = ("PutBucketVersioning",)
CODE = "InvalidBucketState"


def check(call: Call) -> str | None:
    """Looks the bucket's lock up."""
    bucket = backend(call, "s3", "aws").buckets.get(call.values["Bucket"])
    suspended = call.values["VersioningConfiguration"].get("Status") == "Suspended"
    if suspended and bucket and bucket.object_lock_enabled:
        return "An Object Lock configuration is present on this bucket, so the versioning state cannot be changed."
    return None


def refused(client: Clients) -> object:
    """Suspended."""
    return _put(client, "Suspended")


def accepted(client: Clients) -> object:
    """Enabled."""
    return _put(client, "Enabled")


def _put(client: Clients, status: str) -> object:
    s3 = client("s3")
    s3.create_bucket(Bucket="rule-lock", ObjectLockEnabledForBucket=True)
    return s3.put_bucket_versioning(Bucket="rule-lock", VersioningConfiguration={"Status": status})
