"""Keyspaces: production tables have point-in-time recovery."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TABLE = "aws_keyspaces_table"
BLOCK = "point_in_time_recovery"


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks recovery in production."""
    production_only(evaluation)
    if table.known(f"{BLOCK}.0.status") != "ENABLED":
        yield Violation("Point-in-time recovery is off.", BLOCK)


CONTROL = Control(
    id="keyspaces-recovery",
    title="A production table of Keyspaces can be restored to any second of the last 35 days.",
    why="Without it a wrong statement, or a deleted table, is final.",
    source="https://docs.aws.amazon.com/keyspaces/latest/devguide/PointInTimeRecovery.html",
    fix="Set status = ENABLED in point_in_time_recovery.",
    types=(TABLE,),
    severity=Severity.HIGH,
    check=check,
    guards=((TABLE, BLOCK), (TABLE, f"{BLOCK}.status")),
)
