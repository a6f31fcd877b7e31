"""Elastic Load Balancing: a load balancer is in two availability zones."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import balancers
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

PLACES = {
    **dict.fromkeys(balancers.BALANCERS, ("subnets", "subnet_mapping")),
    balancers.CLASSIC: ("subnets", "availability_zones"),
}


def check(balancer: Resource, _: Evaluation) -> Iterator[Violation]:
    """Counts the subnets or zones of a load balancer."""
    if balancer.type != balancers.CLASSIC and balancers.kind(balancer) == "application":
        raise NotApplicableError("AWS requires two zones for an Application Load Balancer.")
    places = PLACES[balancer.type]
    found = max(balancers.count(balancer, path) for path in places)
    if not found:
        raise NotApplicableError("It names no subnets. Its caller does.")
    if found < 2:
        yield Violation("The load balancer is in one availability zone.", places[0])


CONTROL = Control(
    id="elb-zones",
    title="A load balancer is in at least two availability zones.",
    why="When the only zone fails, so does everything behind the load balancer.",
    source="https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html",
    fix="Give the load balancer subnets in two availability zones.",
    types=(*balancers.BALANCERS, balancers.CLASSIC),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("ELB.10", "ELB.13"),
)
