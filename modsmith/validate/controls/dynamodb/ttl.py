"""DynamoDB: a table that is to forget does forget."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation

GUARDS = (("aws_dynamodb_table", "ttl.enabled"), ("aws_dynamodb_table", "ttl.attribute_name"))


def check(table: Resource, _: Evaluation) -> Iterator[Violation]:
    """A `ttl` block, where one is written, must be rendered, enabled and name an attribute."""
    blocks = table.blocks("ttl")
    if not blocks and "ttl" not in table.lines:
        raise NotApplicableError("Its items do not expire: it has no ttl block.")
    if not blocks:
        yield Violation("Its ttl block is rendered for nothing.", "ttl")
    for block in map(table.part, blocks):
        if not block.flag("enabled"):
            yield Violation("Items are never deleted: ttl is not enabled.", "ttl")
        elif not block.is_set("attribute_name"):
            yield Violation("Items are never deleted: ttl names no attribute.", "ttl")


CONTROL = Control(
    id="dynamodb-ttl",
    title="A table with a ttl block deletes the items whose time has passed.",
    why="What was to be forgotten piles up, costs, and may have to be disclosed.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html",
    fix="Set enabled = true and attribute_name in ttl, or leave the block out.",
    types=("aws_dynamodb_table",),
    check=check,
    guards=GUARDS,
)
