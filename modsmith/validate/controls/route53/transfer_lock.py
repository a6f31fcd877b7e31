"""Route 53: no one can move a domain to another registrar unnoticed."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.links import off
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DOMAIN = "aws_route53domains_registered_domain"
WHAT = {
    "transfer_lock": "The domain can be transferred to another registrar.",
    "auto_renew": "The domain is lost when no one renews it in time.",
}


def check(domain: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the lock and automatic renewal are on, as they are by default."""
    for name in off(domain, WHAT):
        yield Violation(WHAT[name], name)


CONTROL = Control(
    id="route53-transfer-lock",
    title="A registered domain is locked and renews itself.",
    why="Whoever gets the domain gets its traffic, its mail and its certificates.",
    source="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-lock.html",
    fix="Leave transfer_lock and auto_renew on.",
    types=(DOMAIN,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_377",),
)
