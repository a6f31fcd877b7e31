"""What exists in the emulated AWS, for rules and policies that depend on it."""

from __future__ import annotations

import json
from typing import Any, cast

from modsmith.emulator.api.call import Call


def backend(call: Call, service: str, region: str | None = None) -> Any:
    """Moto's state of a service in the account of a call.

    Args:
        call: the call.
        service: moto's name of the service.
        region: the call's own by default; "aws" for services without regions.
    """
    from moto.backends import get_backend  # noqa: PLC0415 - imports the service

    return get_backend(cast(Any, service))[call.account][region or call.region]


def table(call: Call) -> Any:
    """The DynamoDB table that a call names, by name or ARN; None if there is none."""
    return backend(call, "dynamodb").tables.get(call.values["TableName"].rpartition("/")[2])


def resource_policy(call: Call, arn: str) -> str | None:
    """The policy of a bucket, key, queue or topic; None if it has none or does not exist.

    Args:
        call: the call.
        arn: of the resource, or of an object in a bucket.
    """
    service, region = (arn.split(":") + [""] * 4)[2:4]
    name = arn.rpartition(":")[2]
    owner: Any = None
    match service:
        case "s3":
            owner = backend(call, "s3", "aws").buckets.get(name.partition("/")[0])
        case "kms":
            owner = backend(call, "kms", region).keys.get(name.removeprefix("key/"))
        case "sqs":
            owner = backend(call, "sqs", region).queues.get(name)
        case "sns":
            owner = backend(call, "sns", region).topics.get(arn)
    found = getattr(owner, "policy", None)
    if isinstance(found, bytes):
        return found.decode()
    return json.dumps(found) if isinstance(found, dict) else found
