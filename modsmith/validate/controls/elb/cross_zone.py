"""Elastic Load Balancing: targets in all zones get the same share of traffic."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import balancers
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

FLAG = "enable_cross_zone_load_balancing"
CLASSIC_FLAG = "cross_zone_load_balancing"


def check(balancer: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the setting; it is on by default for a Classic Load Balancer only."""
    if balancer.type == balancers.CLASSIC:
        if balancer.at(CLASSIC_FLAG) is not None and not balancer.flag(CLASSIC_FLAG):
            yield Violation("Each zone's traffic stays in the zone.", CLASSIC_FLAG)
        return
    if balancers.kind(balancer) == "application":
        raise NotApplicableError("An Application Load Balancer always does.")
    if not balancer.flag(FLAG):
        yield Violation("Each zone's traffic stays in the zone.", FLAG)


CONTROL = Control(
    id="elb-cross-zone",
    title="A load balancer distributes traffic over the targets of all zones.",
    why="A zone with few healthy targets gets as much traffic as one with many, and they fail under it.",
    source=(
        "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/"
        "how-elastic-load-balancing-works.html#cross-zone-load-balancing"
    ),
    fix="Set enable_cross_zone_load_balancing = true. Traffic between zones costs extra.",
    types=(*balancers.BALANCERS, balancers.CLASSIC),
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_138", "CKV_AWS_152"),
    fsbp=("ELB.9",),
    guards=tuple((type_, FLAG) for type_ in balancers.BALANCERS),
)
