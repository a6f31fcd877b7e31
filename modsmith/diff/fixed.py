"""Arguments that AWS cannot change in place: another value replaces the resource.

Source: `createOnlyProperties` in AWS's resource schemas. What they do not have may still be replaced: a plan shows it.
"""

from __future__ import annotations

import functools

from modsmith.schemas import kinds, store


def is_fixed(type_: str, argument: str) -> bool:
    """Whether another value of an argument replaces the resource.

    Args:
        type_: of the resource, such as `aws_dynamodb_table`.
        argument: of the resource itself, such as `hash_key`.
    """
    return argument in _ARGUMENTS.get(type_, ()) or _property(type_, argument) in _properties(type_)


_ARGUMENTS = {
    "aws_dynamodb_table": ("hash_key", "range_key"),
    "aws_s3_bucket": ("bucket", "bucket_prefix"),
    "aws_sqs_queue": ("fifo_queue",),
}
"""Arguments that are a property together with others, or have a name of their own."""


@functools.cache
def _properties(type_: str) -> frozenset[str]:
    root = store.schema(kind) if (kind := kinds.kind(type_)) else {}
    found = (path.removeprefix("/properties/") for path in root.get("createOnlyProperties", ()))
    return frozenset(one for one in found if "/" not in one)


def _property(type_: str, argument: str) -> str:
    kind = kinds.kind(type_)
    root = store.schema(kind) if kind else {}
    names = {kinds.plain(name): name for name in root.get("properties", ())}
    return kinds.property_of(type_, argument, kind, names) if names else ""
