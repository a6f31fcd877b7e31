"""Elastic Load Balancing: Classic Load Balancers use TLS 1.2 and a certificate of ACM."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network.balancers import CLASSIC
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

POLICY = "aws_load_balancer_policy"
NEGOTIATION = "aws_lb_ssl_negotiation_policy"
LISTENER_POLICY = "aws_load_balancer_listener_policy"
KIND = "SSLNegotiationPolicyType"
REFERENCE = "Reference-Security-Policy"
STRONG = "ELBSecurityPolicy-TLS-1-2-2017-01"
ATTRIBUTES = {POLICY: "policy_attribute", NEGOTIATION: "attribute"}
GUARDS = (
    (CLASSIC, "listener.ssl_certificate_id"),
    *((type_, f"{block}.{name}") for type_, block in ATTRIBUTES.items() for name in ("name", "value")),
    (LISTENER_POLICY, ""),
    (LISTENER_POLICY, "load_balancer_name"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the listeners of a load balancer, or the policy that they use."""
    if resource.type != CLASSIC:
        yield from _weak(resource)
        return
    encrypted = False
    for listener in resource.parts("listener"):
        if str(listener.known("lb_protocol")).lower() not in ("https", "ssl"):
            yield Violation(f"Port {listener.known('lb_port')} is not encrypted.", "listener")
            continue
        encrypted = True
        if not listener.is_set("ssl_certificate_id"):
            yield Violation("A listener has no certificate.", "listener")
        elif _is_of_iam(text(listener.at("ssl_certificate_id"))):
            yield Violation("A certificate is from IAM, which does not renew it.", "listener")
    if encrypted and not _has_policy(resource, evaluation):
        yield Violation("AWS's default TLS policy accepts TLS versions before 1.2.", "listener")


def _has_policy(balancer: Resource, evaluation: Evaluation) -> bool:
    return bool(
        evaluation.attached(balancer, LISTENER_POLICY, "load_balancer_name")
        or evaluation.attached(balancer, NEGOTIATION, "load_balancer")
    )


def _weak(policy: Resource) -> Iterator[Violation]:
    if policy.type == POLICY and policy.known("policy_type_name") != KIND:
        raise NotApplicableError("It is not a policy for TLS.")
    block = ATTRIBUTES[policy.type]
    named = {str(one.known("name")): one.known("value") for one in policy.parts(block)}
    if named.get(REFERENCE) != STRONG:
        yield Violation(f"{REFERENCE} is {named.get(REFERENCE)} and not {STRONG}.", block)


def _is_of_iam(certificate: str) -> bool:
    return ":iam:" in certificate or "aws_iam_server_certificate." in certificate


CONTROL = Control(
    id="elb-classic-tls",
    title="A Classic Load Balancer accepts only TLS 1.2, with a certificate of ACM.",
    why="Everyone on the way can read traffic without TLS, and a certificate that expires stops the service.",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/classic/elb-security-policy-table.html",
    fix=(
        "Set lb_protocol to https or ssl and ssl_certificate_id to a certificate of ACM, and attach a "
        f"policy with {REFERENCE} = {STRONG}."
    ),
    types=(CLASSIC, POLICY, NEGOTIATION),
    severity=Severity.HIGH,
    check=check,
    reads=(LISTENER_POLICY,),
    checkov=("CKV_AWS_127", "CKV_AWS_213"),
    fsbp=("ELB.2", "ELB.3", "ELB.8"),
    guards=GUARDS,
)
