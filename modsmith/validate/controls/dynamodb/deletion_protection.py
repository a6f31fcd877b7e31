"""DynamoDB: production tables have deletion protection."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import SetArgument
from modsmith.validate.severity import Severity


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks deletion protection in production."""
    production_only(evaluation)
    if not table.flag("deletion_protection_enabled"):
        yield Violation("Deletion protection is off.", "deletion_protection_enabled")


FIXES = (
    SetArgument(
        "aws_dynamodb_table",
        "deletion_protection_enabled",
        "true",
        effect="`terraform destroy` refuses until the protection is off again.",
    ),
)


CONTROL = Control(
    id="dynamodb-deletion-protection",
    title="A production table has deletion protection.",
    why="A mistake in a plan or in the console can delete the table with its items, indexes and alarms.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html",
    fix="Set deletion_protection_enabled = true in production.",
    types=("aws_dynamodb_table",),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("DynamoDB.6",),
    guards=(("aws_dynamodb_table", "deletion_protection_enabled"),),
    fixes=FIXES,
)
