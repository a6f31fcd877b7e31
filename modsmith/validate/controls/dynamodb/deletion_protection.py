"""DynamoDB: a table of production cannot be deleted by a slip."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """The switch must be on in production."""
    production_only(evaluation)
    if not table.flag("deletion_protection_enabled"):
        yield Violation("Anybody who may delete tables deletes this one.", "deletion_protection_enabled")


CONTROL = Control(
    id="dynamodb-deletion-protection",
    title="A table of production is protected from being deleted.",
    why="A deleted table takes its items, indexes and alarms with it.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html",
    fix="Set deletion_protection_enabled = true in production.",
    types=("aws_dynamodb_table",),
    check=check,
    guards=(("aws_dynamodb_table", "deletion_protection_enabled"),),
)
