"""Macie: the service is not paused."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

ACCOUNT = "aws_macie2_account"


def check(account: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the status, which is ENABLED if it is omitted."""
    if account.known("status") not in (None, "ENABLED"):
        yield Violation("Macie is paused.", "status")


CONTROL = Control(
    id="macie-account",
    title="Macie is on.",
    why="While Macie is paused, no one learns of personal data in a bucket that is public or shared.",
    source="https://docs.aws.amazon.com/macie/latest/user/macie-suspend-disable.html",
    fix='Omit status, or set it to "ENABLED".',
    types=(ACCOUNT,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("Macie.1",),
)
