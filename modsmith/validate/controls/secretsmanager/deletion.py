"""Secrets Manager: a deleted secret can be restored for a week."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.rotation import SECRET
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

LEAST_DAYS, DEFAULT_DAYS = 7, 30


def check(secret: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the deletion waits."""
    days = secret.number("recovery_window_in_days")
    if (DEFAULT_DAYS if days is None else days) < LEAST_DAYS:
        yield Violation("The secret is deleted at once, beyond recovery.", "recovery_window_in_days")


CONTROL = Control(
    id="secretsmanager-deletion",
    title="A deleted secret can be restored for at least a week.",
    why="Without a recovery window, a secret that was deleted by mistake is lost with everything it opens.",
    source="https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
    fix="Omit recovery_window_in_days, or set it to 7 or more.",
    types=(SECRET,),
    severity=Severity.MEDIUM,
    check=check,
)
