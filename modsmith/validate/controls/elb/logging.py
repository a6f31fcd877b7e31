"""Elastic Load Balancing: requests are logged."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import balancers
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

LOGS = "access_logs"
GUARDS = (
    *((type_, path) for type_ in balancers.BALANCERS for path in (LOGS, f"{LOGS}.enabled")),
    (balancers.CLASSIC, LOGS),
)


def check(balancer: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that access logs are on; a block switches them on by default for a Classic Load Balancer only."""
    if balancer.type == balancers.CLASSIC:
        logs = balancer.parts(LOGS)
        is_on = any(log.at("enabled") is None or log.flag("enabled") for log in logs)
    else:
        _logs_anything(balancer, evaluation)
        is_on = balancer.flag(f"{LOGS}.0.enabled")
    if not is_on:
        yield Violation("Access logs are off.", LOGS)


def _logs_anything(balancer: Resource, evaluation: Evaluation) -> None:
    kind = balancers.kind(balancer)
    listeners = (
        one
        for type_ in balancers.LISTENERS
        for one in evaluation.referring(balancer, type_, "load_balancer_arn")
    )
    if kind == "gateway" or (
        kind == "network" and not any(balancers.protocol(one) == "TLS" for one in listeners)
    ):
        raise NotApplicableError(f"A {kind} load balancer logs only TLS connections, and it has none.")


CONTROL = Control(
    id="elb-logging",
    title="A load balancer logs requests.",
    why="Without access logs, nobody can tell who asked for what during an attack or an outage.",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html",
    fix="Add access_logs with a bucket and enabled = true.",
    types=(*balancers.BALANCERS, balancers.CLASSIC),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    checkov=("CKV_AWS_92",),
    fsbp=("ELB.5",),
    guards=GUARDS,
)
