"""Elastic Load Balancing: traffic to targets is encrypted."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import balancers
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

GUARDS = tuple((type_, path) for type_ in balancers.TARGETS for path in ("protocol", "health_check.protocol"))


def check(group: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the protocol of the group, and that of its health check where targets speak HTTPS.

    TCP and UDP are left out: such a group passes on what clients send, which may be TLS.
    """
    if group.type == balancers.CLASSIC:
        yield from _of_classic(group)
        return
    if group.known("target_type") in ("lambda", "alb") or balancers.protocol(group) == "GENEVE":
        raise NotApplicableError("AWS chooses the protocol for such targets.")
    protocol = balancers.protocol(group)
    if protocol in ("", "HTTP"):
        yield Violation("Traffic from the load balancer to targets is plain HTTP.", "protocol")
    elif protocol == "HTTPS":
        check = str(group.known("health_check.0.protocol") or "HTTP")
        if check.upper() != "HTTPS":
            yield Violation("The health check of targets for HTTPS is plain HTTP.", "health_check")


def _of_classic(balancer: Resource) -> Iterator[Violation]:
    for listener in balancer.parts("listener"):
        protocol = str(listener.known("instance_protocol"))
        if protocol.lower() not in ("https", "ssl"):
            yield Violation(f"Traffic to instances is not encrypted: it is {protocol.upper()}.", "listener")


CONTROL = Control(
    id="elb-targets",
    title="Traffic to targets is encrypted.",
    why="Who gets into the network between load balancer and targets can read what users send.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-22",
    fix='Set protocol = "HTTPS" for the group and its health check, and give targets a certificate.',
    types=(*balancers.TARGETS, balancers.CLASSIC),
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_376", "CKV_AWS_378"),
    guards=GUARDS,
)
