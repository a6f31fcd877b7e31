"""Security Hub: at least one standard is checked."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.validate.aws.switches import is_on
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

ACCOUNT, SUBSCRIPTION = "aws_securityhub_account", "aws_securityhub_standards_subscription"


def check(account: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the default standards, or for a subscription."""
    if is_on(account, "enable_default_standards"):
        return
    found = evaluation.once("standards", lambda: _subscription(evaluation))
    if found is None:
        yield Violation("Security Hub checks nothing: it has no standard.", "enable_default_standards")
    elif found.exists is None:
        raise UndeterminedError(found.address, f"whether it is created depends on {found.doubt}")


def _subscription(evaluation: Evaluation) -> Resource | None:
    """A subscription to a standard, if possible one that is certainly created."""
    known = [one for one in evaluation.of(SUBSCRIPTION) if one.is_set("standards_arn")]
    return next((one for one in known if one.exists), next(iter(known), None))


CONTROL = Control(
    id="securityhub-standards",
    title="Security Hub checks the account against a standard.",
    why="Without a standard, Security Hub only collects what other services find.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/standards-reference.html",
    fix="Leave enable_default_standards on, or add an aws_securityhub_standards_subscription.",
    types=(ACCOUNT,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(SUBSCRIPTION,),
    guards=((SUBSCRIPTION, ""), (SUBSCRIPTION, "standards_arn")),
)
