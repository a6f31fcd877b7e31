"""AWS Backup: a plan keeps backups for at least a week, and not forever."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

PLAN = "aws_backup_plan"
LEAST_DAYS = 7
"""A shorter period can be over before someone notices, after a weekend, what went wrong before it."""

COLD_DAYS = 90
"""Days that a backup stays in cold storage at least."""


def check(plan: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the lifecycle of every rule."""
    for rule in plan.parts("rule"):
        days, cold = (rule.number(f"lifecycle.0.{name}") for name in ("delete_after", "cold_storage_after"))
        if days is None:
            yield Violation(f"The rule {rule.at('rule_name')} never deletes a backup.", "rule")
        elif days < LEAST_DAYS:
            yield Violation(f"The rule {rule.at('rule_name')} keeps backups for {days:g} days.", "rule")
        elif cold is not None and days < cold + COLD_DAYS:
            yield Violation(
                f"Backups stay in cold storage for less than {COLD_DAYS} days, which AWS refuses.", "rule"
            )


CONTROL = Control(
    id="backup-plan",
    title="A backup plan keeps backups for at least a week and deletes them at some time.",
    why=("Short retention loses the last good copy. Backups that are never deleted cost more every month."),
    source="https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html",
    fix="Set delete_after in lifecycle of every rule to 7 or more.",
    types=(PLAN,),
    severity=Severity.MEDIUM,
    check=check,
    guards=((PLAN, "rule.lifecycle"), (PLAN, "rule.lifecycle.delete_after")),
)
