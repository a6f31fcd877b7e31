"""DynamoDB: point-in-time recovery, of the table and of every replica."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import is_production, production_only
from modsmith.validate.control import Control, Violation

LEAST_DAYS = 7
"""Recovery of fewer days is too short to find out on a Monday what went wrong before the weekend."""

GUARDS = (
    ("aws_dynamodb_table", "point_in_time_recovery"),
    ("aws_dynamodb_table", "point_in_time_recovery.enabled"),
)


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Recovery must be on here and in every other region, and reach back far enough."""
    if not table.flag("point_in_time_recovery.0.enabled"):
        production_only(evaluation)
        yield Violation("Point-in-time recovery is not enabled.", "point_in_time_recovery")
    days = table.number("point_in_time_recovery.0.recovery_period_in_days")
    if days is not None and days < LEAST_DAYS:
        yield Violation(f"Point-in-time recovery reaches back {days:g} days only.", "point_in_time_recovery")
    for replica in table.parts("replica"):
        if is_production(evaluation) and not replica.flag("point_in_time_recovery"):
            yield Violation(
                f"The replica in {replica.at('region_name')} has no point-in-time recovery.", "replica"
            )


CONTROL = Control(
    id="dynamodb-recovery",
    title="A DynamoDB table can be restored to any second of the last days, in every region it is in.",
    why="Without it a wrong write or delete is final.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html",
    fix="Enable point_in_time_recovery, of replicas as well, with a recovery_period_in_days of at least 7.",
    types=("aws_dynamodb_table",),
    check=check,
    checkov=("CKV_AWS_28",),
    guards=GUARDS,
)
