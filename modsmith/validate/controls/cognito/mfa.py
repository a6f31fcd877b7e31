"""Cognito: users can protect their account with a second factor."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.user_pools import POOL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(pool: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that a second factor is required or possible."""
    if pool.known("mfa_configuration") not in ("ON", "OPTIONAL"):
        yield Violation("A stolen password is enough to sign in.", "mfa_configuration")


CONTROL = Control(
    id="cognito-mfa",
    title="A user pool has multi-factor authentication.",
    why="Without a second factor, whoever knows a password is that user.",
    source="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html",
    fix='Set mfa_configuration = "ON" or "OPTIONAL", and software_token_mfa_configuration.',
    types=(POOL,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("Cognito.5",),
    guards=((POOL, "mfa_configuration"),),
)
