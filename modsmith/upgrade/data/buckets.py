"""S3 buckets."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.clients import REGION
from modsmith.upgrade.data import NAME, TEXT, Clients, Store, Values

_KEY = f"{NAME}.txt"


def _client(clients: Clients, values: Values) -> Any:
    return clients("s3", values.get("region") or values.get("bucket_region") or REGION)


def _put(clients: Clients, values: Values) -> None:
    _client(clients, values).put_object(Bucket=values["bucket"], Key=_KEY, Body=TEXT.encode())


def _find(clients: Clients, values: Values, _: None) -> str:
    client = _client(clients, values)
    try:
        body = client.get_object(Bucket=values["bucket"], Key=_KEY)["Body"].read()
    except client.exceptions.NoSuchKey:
        return f"the object {_KEY} is gone"
    return "" if body == TEXT.encode() else f"the object {_KEY} has another content"


def _clear(clients: Clients, values: Values) -> None:
    """Removes all versions of the object: a bucket without `force_destroy` is only destroyed when it is empty."""
    client = _client(clients, values)
    listed = client.list_object_versions(Bucket=values["bucket"], Prefix=_KEY)
    for version in (*listed.get("Versions", ()), *listed.get("DeleteMarkers", ())):
        client.delete_object(
            Bucket=values["bucket"],
            Key=version["Key"],
            VersionId=version["VersionId"],
            BypassGovernanceRetention=True,
        )


STORES = {"aws_s3_bucket": Store("an object", _put, _find, clear=_clear)}
