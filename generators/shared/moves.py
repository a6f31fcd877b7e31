"""Where earlier versions had what now stands in maps, so that nothing is made anew."""

from __future__ import annotations

from collections.abc import Iterable

from modsmith import Part

OF_EVERY_BUCKET = (
    "aws_s3_bucket",
    "aws_s3_bucket_public_access_block",
    "aws_s3_bucket_ownership_controls",
    "aws_s3_bucket_policy",
    "aws_s3_bucket_server_side_encryption_configuration",
    "aws_s3_bucket_versioning",
    "aws_s3_bucket_lifecycle_configuration",
)
"""What each bucket had under a name of its own."""


def move_into_maps(part: Part, types: Iterable[str], keys: Iterable[str]) -> None:
    """Adds a move from `<type>.<key>` to `<type>.this["<key>"]` for each type and key.

    Args:
        part: the file it goes to.
        types: resource types.
        keys: names of the earlier resources, and keys of those that stand there now.
    """
    names = tuple(keys)
    for type_ in types:
        for key in names:
            part.moved(f"{type_}.{key}", f'{type_}.this["{key}"]')
