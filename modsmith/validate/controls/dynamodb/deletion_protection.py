"""DynamoDB: a table of production cannot be deleted by a slip."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Lack


def judge(table: Resource, world: World) -> Iterator[Lack]:
    """The switch must be on in production."""
    production_only(world)
    if not table.flag("deletion_protection_enabled"):
        yield Lack("Anybody who may delete tables deletes this one.", "deletion_protection_enabled")


CONTROL = Control(
    id="dynamodb-deletion-protection",
    title="A table of production is protected from being deleted.",
    why="A deleted table takes its items, indexes and alarms with it.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html",
    mend="Set deletion_protection_enabled = true in production.",
    types=("aws_dynamodb_table",),
    judge=judge,
    guards=(("aws_dynamodb_table", "deletion_protection_enabled"),),
)
