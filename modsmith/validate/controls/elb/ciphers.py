"""Elastic Load Balancing: listeners use a TLS policy that AWS recommends."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import balancers
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(listener: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a policy with strong ciphers only."""
    name = balancers.policy(listener)
    if not balancers.is_tls_12(name):
        raise NotApplicableError("The policy accepts old TLS versions, which has its own check.")
    if not balancers.is_recommended(name):
        yield Violation(f"The policy {name} allows ciphers that AWS no longer recommends.", "ssl_policy")


CONTROL = Control(
    id="elb-ciphers",
    title="A listener uses a TLS policy that AWS recommends.",
    why="Ciphers without forward secrecy or in CBC mode have been attacked, and no current client needs them.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-17",
    fix='Set ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06".',
    types=balancers.LISTENERS,
    severity=Severity.LOW,
    check=check,
    fsbp=("ELB.17",),
)
