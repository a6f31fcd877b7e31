"""Cognito: an identity pool gives AWS credentials only to those who signed in."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.user_pools import IDENTITY_POOL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

GUESTS = "allow_unauthenticated_identities"


def check(pool: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that guests get no credentials."""
    if pool.flag(GUESTS):
        yield Violation("Anyone on the internet gets AWS credentials.", GUESTS)


CONTROL = Control(
    id="cognito-guests",
    title="An identity pool gives AWS credentials only to users who signed in.",
    why="Everyone who knows the pool's id, which every client contains, can use the role for guests.",
    source="https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html",
    fix=f"Set {GUESTS} = false.",
    types=(IDENTITY_POOL,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_366",),
    fsbp=("Cognito.2",),
)
