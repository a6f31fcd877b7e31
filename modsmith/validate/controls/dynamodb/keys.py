"""DynamoDB: a table declares the key attributes of itself and its indexes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

TYPES = ("S", "N", "B")
INDEXES = {"global_secondary_index": "hash_key", "local_secondary_index": "range_key"}
"""Index block to the key that each index of that kind must have."""

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
    """Checks that every key is declared with an allowed type, and that nothing else is declared."""
    if any(
        table.at(argument) is not None for argument in ("restore_source_name", "restore_source_table_arn")
    ):
        raise NotApplicableError("The table takes its keys from the table that it is restored from.")
    attributes = table.parts("attribute")
    declared = {attribute.known("name") for attribute in attributes}
    if any(attribute.known("type") not in TYPES for attribute in attributes):
        yield Violation(f"The type of a key attribute is not one of {', '.join(TYPES)}.", "attribute")
    if not table.is_set("hash_key"):
        yield Violation("The table has no hash key.", "hash_key")
    used = set(_keys(table))
    for path, key in INDEXES.items():
        for index in table.parts(path):
            used.update(_keys(index))
            if not index.blocks("key_schema") and not index.is_set(key):
                yield Violation(f"The index {index.at('name')} has no {key}.", path)
    for name in sorted(used - declared, key=str):
        yield Violation(f"{name} is a key, but the table does not declare it as an attribute.", "attribute")
    for name in sorted(declared - used, key=str):
        yield Violation(f"{name} is declared, but is not a key of the table or an index.", "attribute")


def _keys(part: Resource) -> Iterator[Any]:
    for argument in ("hash_key", "range_key"):
        name = part.known(argument)
        if name:
            yield name
    for key in part.parts("key_schema"):
        yield key.known("attribute_name")


CONTROL = Control(
    id="dynamodb-keys",
    title=(
        "Every key of a table and its indexes is a declared attribute of type S, N or B, and nothing "
        "else is declared."
    ),
    why="DynamoDB rejects the table, or an index that queries depend on is missing.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeDefinition.html",
    fix="Declare each hash_key and range_key with an attribute block, and no other attributes.",
    types=("aws_dynamodb_table",),
    severity=Severity.MEDIUM,
    check=check,
    guards=GUARDS,
)
