"""DynamoDB: point-in-time recovery for a table and its replicas."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import is_production, production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import AddBlock, SetArgument, below
from modsmith.validate.parameters import Parameter
from modsmith.validate.severity import Severity

DAYS = Parameter("recovery_days", 7, "the fewest days of point-in-time recovery of a table")
"""A shorter period can be over before someone notices, after a weekend, what went wrong before it."""

GUARDS = (
    ("aws_dynamodb_table", "point_in_time_recovery"),
    ("aws_dynamodb_table", "point_in_time_recovery.enabled"),
)


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that recovery is on for the table and its replicas, and that the period is long enough."""
    if not table.flag("point_in_time_recovery.0.enabled"):
        production_only(evaluation)
        yield Violation("Point-in-time recovery is not enabled.", "point_in_time_recovery")
    days = table.number("point_in_time_recovery.0.recovery_period_in_days")
    if days is not None and days < DAYS.value:
        yield Violation(f"Point-in-time recovery covers only {days:g} days.", "point_in_time_recovery")
    for replica in table.parts("replica"):
        if is_production(evaluation) and not replica.flag("point_in_time_recovery"):
            yield Violation(
                f"The replica in {replica.at('region_name')} has no point-in-time recovery.", "replica"
            )


TABLE = "aws_dynamodb_table"
_CHARGE = "AWS charges for point-in-time recovery by the size of the table."
FIXES = (
    AddBlock(TABLE, "point_in_time_recovery", ("enabled = true",), effect=_CHARGE),
    SetArgument(TABLE, "point_in_time_recovery.enabled", "true", effect=_CHARGE),
    SetArgument(
        TABLE, "point_in_time_recovery.recovery_period_in_days", str(DAYS.default), wrong=below(DAYS.default)
    ),
)


CONTROL = Control(
    id="dynamodb-recovery",
    title="Point-in-time recovery is enabled for a table in all its regions, for at least 7 days.",
    why="Without it, you cannot undo a wrong write or delete.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html",
    fix="Enable point_in_time_recovery, also for replicas, with a recovery_period_in_days of at least 7.",
    types=("aws_dynamodb_table",),
    severity=Severity.HIGH,
    parameters=(DAYS,),
    check=check,
    checkov=("CKV_AWS_28",),
    trivy=("AVD-AWS-0024",),
    fsbp=("DynamoDB.2",),
    guards=GUARDS,
    fixes=FIXES,
)
