"""AWS Backup: a plan has resources to copy."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

PLAN = "aws_backup_plan"
SELECTION = "aws_backup_selection"


def check(plan: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a selection."""
    if not evaluation.attached(plan, SELECTION, "plan_id"):
        yield Violation("The plan selects no resources, so it copies nothing.")


CONTROL = Control(
    id="backup-selection",
    title="A backup plan selects resources.",
    why="A plan without a selection looks like protection, and is none.",
    source="https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html",
    fix="Add an aws_backup_selection for the plan.",
    types=(PLAN,),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    reads=(SELECTION,),
    guards=((SELECTION, ""), (SELECTION, "plan_id")),
)
