"""Cognito: passwords of a user pool are long and mixed."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.user_pools import POOL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POLICY = "password_policy"
CLASSES = ("lowercase", "uppercase", "numbers", "symbols")
LENGTH, DAYS = 8, 7


def check(pool: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks length, classes and the validity of temporary passwords; without a block, AWS's defaults suffice."""
    for policy in pool.parts(POLICY):
        if (policy.number("minimum_length") or 0) < LENGTH:
            yield Violation(f"Passwords can be shorter than {LENGTH} characters.", POLICY)
        missing = [name for name in CLASSES if not policy.flag(f"require_{name}")]
        if missing:
            yield Violation(f"Passwords need no {', no '.join(missing)}.", POLICY)
        if (policy.number("temporary_password_validity_days") or 0) > DAYS:
            yield Violation(f"Temporary passwords are valid for more than {DAYS} days.", POLICY)


CONTROL = Control(
    id="cognito-passwords",
    title=f"Passwords of a user pool have at least {LENGTH} characters of all classes.",
    why="Short and simple passwords are guessed, or are in lists that attackers try.",
    source="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html",
    fix=f"Set minimum_length to {LENGTH} or more and all of require_... to true, or omit password_policy.",
    types=(POOL,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("Cognito.3",),
    guards=((POOL, f"{POLICY}.minimum_length"), *((POOL, f"{POLICY}.require_{name}") for name in CLASSES)),
)
