"""Elastic Load Balancing: requests that can mean two things are not passed on."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import balancers
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

DROP = "drop_invalid_header_fields"
DESYNC = "desync_mitigation_mode"


def check(balancer: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks invalid headers and the desync mitigation mode, whose default is `defensive`."""
    if balancer.type != balancers.CLASSIC:
        if balancers.kind(balancer) != "application":
            raise NotApplicableError("The load balancer does not read HTTP.")
        if not balancer.flag(DROP):
            yield Violation("Headers with invalid names are passed on to targets.", DROP)
    if balancer.known(DESYNC) not in (None, "defensive", "strictest"):
        yield Violation("Requests that can be read in two ways are passed on to targets.", DESYNC)


CONTROL = Control(
    id="elb-headers",
    title="A load balancer drops invalid headers and requests that targets can misread.",
    why="With such requests, an attacker slips past checks or into the requests of other users.",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-load-balancer-attributes.html",
    fix="Set drop_invalid_header_fields = true, and remove desync_mitigation_mode.",
    types=(*balancers.BALANCERS, balancers.CLASSIC),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_131", "CKV_AWS_328"),
    trivy=("AVD-AWS-0052",),
    fsbp=("ELB.4", "ELB.12", "ELB.14"),
    guards=tuple((type_, DROP) for type_ in balancers.BALANCERS),
)
