"""DynamoDB: the keys of a table and of its indexes are attributes that it declares."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation

TYPES = ("S", "N", "B")
INDEXES = {"global_secondary_index": "hash_key", "local_secondary_index": "range_key"}
"""Kinds of indexes, with the key that each must have of its own."""

GUARDS = tuple(
    ("aws_dynamodb_table", path)
    for path in (
        "hash_key",
        "attribute",
        "attribute.name",
        "attribute.type",
        "global_secondary_index",
        "global_secondary_index.hash_key",
    )
)


def check(table: Resource, _: Evaluation) -> Iterator[Violation]:
    """Every key is declared with a type that a key may have, and nothing else is declared."""
    if any(
        table.at(argument) is not None for argument in ("restore_source_name", "restore_source_table_arn")
    ):
        raise NotApplicableError("It takes its keys from the table that it is restored from.")
    attributes = table.parts("attribute")
    declared = {attribute.known("name") for attribute in attributes}
    if any(attribute.known("type") not in TYPES for attribute in attributes):
        yield Violation(f"A key attribute is none of {', '.join(TYPES)}.", "attribute")
    if not table.is_set("hash_key"):
        yield Violation("It has no hash key.", "hash_key")
    used = set(_keys(table))
    for path, key in INDEXES.items():
        for index in table.parts(path):
            used.update(_keys(index))
            if not index.blocks("key_schema") and not index.is_set(key):
                yield Violation(f"The index {index.at('name')} has no {key}.", path)
    for name in sorted(used - declared, key=str):
        yield Violation(f"{name} is a key, and no attribute of the table.", "attribute")
    for name in sorted(declared - used, key=str):
        yield Violation(f"{name} is declared, and a key of nothing.", "attribute")


def _keys(part: Resource) -> Iterator[Any]:
    for argument in ("hash_key", "range_key"):
        name = part.known(argument)
        if name:
            yield name
    for key in part.parts("key_schema"):
        yield key.known("attribute_name")


CONTROL = Control(
    id="dynamodb-keys",
    title="Every key of a table and its indexes is a declared attribute of type S, N or B, and nothing else is.",
    why="DynamoDB refuses the table, or an index that somebody counts on is gone.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeDefinition.html",
    fix="Declare each hash_key and range_key with an attribute block, and no other attribute.",
    types=("aws_dynamodb_table",),
    check=check,
    guards=GUARDS,
)
