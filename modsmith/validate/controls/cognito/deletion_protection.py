"""Cognito: in production, a user pool cannot be deleted by mistake."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.aws.services.user_pools import POOL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(pool: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that deletion protection is active in production."""
    production_only(evaluation)
    if pool.known("deletion_protection") != "ACTIVE":
        yield Violation("A mistake deletes all users, and there is no backup.", "deletion_protection")


CONTROL = Control(
    id="cognito-deletion-protection",
    title="In production, a user pool has deletion protection.",
    why="A deleted user pool cannot be restored, and passwords cannot be exported beforehand.",
    source="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-deletion-protection.html",
    fix='Set deletion_protection = "ACTIVE".',
    types=(POOL,),
    severity=Severity.HIGH,
    check=check,
    fsbp=("Cognito.6",),
    guards=((POOL, "deletion_protection"),),
)
