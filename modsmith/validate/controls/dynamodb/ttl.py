"""DynamoDB: a table with a ttl block deletes expired items."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

GUARDS = (("aws_dynamodb_table", "ttl.enabled"), ("aws_dynamodb_table", "ttl.attribute_name"))


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that an existing `ttl` block is rendered and enabled, and names an attribute.

    A dynamic block of a resource with `for_each` must be rendered for at least one of its tables.
    """
    blocks = table.blocks("ttl")
    if not blocks and "ttl" not in table.lines:
        raise NotApplicableError("The table has no ttl block, so its items do not expire.")
    if not blocks and any(other.blocks("ttl") for other in evaluation.get(table.base)):
        raise NotApplicableError(
            "The ttl block is for other tables of the resource; this one's items do not expire."
        )
    if not blocks:
        yield Violation("The table's ttl block is never rendered.", "ttl")
    for block in map(table.part, blocks):
        if not block.flag("enabled"):
            yield Violation("Expired items are never deleted: ttl is not enabled.", "ttl")
        elif not block.is_set("attribute_name"):
            yield Violation("Expired items are never deleted: ttl names no attribute.", "ttl")


CONTROL = Control(
    id="dynamodb-ttl",
    title="A table with a ttl block deletes items after their expiry time.",
    why="Expired data accumulates, costs money, and can become subject to disclosure.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html",
    fix="Set enabled = true and attribute_name in ttl, or remove the block.",
    types=("aws_dynamodb_table",),
    severity=Severity.MEDIUM,
    check=check,
    guards=GUARDS,
)
