"""S3 buckets."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from modsmith.emulator.clients import REGION
from modsmith.upgrade.data import NAME, TEXT, Clients, Store, Values

_KEY = f"{NAME}.txt"


@contextmanager
def _opened(clients: Clients, values: Values) -> Iterator[Any]:
    """A client of the bucket, whose policy is set aside until the block ends.

    The emulator ignores most conditions of a bucket policy, so that a denial of other keys denies everything.
    """
    client = clients("s3", values.get("region") or REGION)
    name = values["bucket"]
    try:
        policy = client.get_bucket_policy(Bucket=name)["Policy"]
    except client.exceptions.ClientError as error:
        if error.response["Error"]["Code"] != "NoSuchBucketPolicy":
            raise
        yield client
        return
    client.delete_bucket_policy(Bucket=name)
    try:
        yield client
    finally:
        client.put_bucket_policy(Bucket=name, Policy=policy)


def _put(clients: Clients, values: Values) -> None:
    with _opened(clients, values) as client:
        client.put_object(Bucket=values["bucket"], Key=_KEY, Body=TEXT.encode())


def _find(clients: Clients, values: Values, _: None) -> str:
    with _opened(clients, values) as client:
        try:
            body = client.get_object(Bucket=values["bucket"], Key=_KEY)["Body"].read()
        except client.exceptions.NoSuchKey:
            return f"the object {_KEY} is gone"
    return "" if body == TEXT.encode() else f"the object {_KEY} has another content"


def _clear(clients: Clients, values: Values) -> None:
    """Removes all versions of the object: a bucket without `force_destroy` is only destroyed when it is empty."""
    with _opened(clients, values) as client:
        listed = client.list_object_versions(Bucket=values["bucket"], Prefix=_KEY)
        for version in (*listed.get("Versions", ()), *listed.get("DeleteMarkers", ())):
            client.delete_object(
                Bucket=values["bucket"],
                Key=version["Key"],
                VersionId=version["VersionId"],
                BypassGovernanceRetention=True,
            )


STORES = {"aws_s3_bucket": Store("an object", _put, _find, clear=_clear)}
