"""S3: Object Lock for an existing bucket with objects."""

from __future__ import annotations

from typing import Any

from moto.s3.models import S3Backend

from modsmith.emulator.gaps import Clients
from modsmith.emulator.patching import around

MOTO_GAP = "Object Lock is rejected for a bucket with objects, which AWS has allowed since November 2023"
SEEN_IN = "5.2.5"
AWS_ANSWERS = "Enabled"

BUCKET = "gap-object-lock"


def probe(client: Clients) -> object:
    """Object Lock of a versioned bucket with an object in it.

    Source: https://aws.amazon.com/about-aws/whats-new/2023/11/amazon-s3-enabling-object-lock-buckets/
    """
    s3 = client("s3")
    s3.create_bucket(Bucket=BUCKET)
    s3.put_bucket_versioning(Bucket=BUCKET, VersioningConfiguration={"Status": "Enabled"})
    s3.put_object(Bucket=BUCKET, Key="a", Body=b"a")
    s3.put_object_lock_configuration(Bucket=BUCKET, ObjectLockConfiguration={"ObjectLockEnabled": "Enabled"})
    answer = s3.get_object_lock_configuration(Bucket=BUCKET)["ObjectLockConfiguration"]
    return answer["ObjectLockEnabled"]


def apply() -> None:
    """Hides the objects while moto stores the configuration."""
    around(S3Backend, "put_object_lock_configuration", _put_object_lock_configuration)


def _put_object_lock_configuration(
    original: Any, self: S3Backend, bucket_name: str, *args: Any, **kwargs: Any
) -> None:
    bucket = self.get_bucket(bucket_name)
    keys, bucket.keys = bucket.keys, type(bucket.keys)()
    try:
        original(self, bucket_name, *args, **kwargs)
    finally:
        bucket.keys = keys
