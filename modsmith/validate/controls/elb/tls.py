"""Elastic Load Balancing: listeners accept only TLS 1.2 or newer."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import balancers
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(listener: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the TLS policy of a listener for HTTPS or TLS."""
    name = balancers.policy(listener)
    if not balancers.is_tls_12(name):
        policy = f"The policy {name}" if name else "Without ssl_policy, AWS's default"
        yield Violation(f"{policy} accepts TLS versions before 1.2.", "ssl_policy")


CONTROL = Control(
    id="elb-tls",
    title="A listener accepts only TLS 1.2 or newer.",
    why="Attackers can read and change traffic that uses a broken TLS version.",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html",
    fix='Set ssl_policy = "ELBSecurityPolicy-TLS13-1-2-Res-2021-06".',
    types=balancers.LISTENERS,
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_103", "CKV2_AWS_74"),
    trivy=("AVD-AWS-0047",),
    fsbp=("ELB.17",),
    guards=tuple((type_, "ssl_policy") for type_ in balancers.LISTENERS),
)
