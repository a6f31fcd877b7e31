"""Auto Scaling: a group is in two availability zones."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network.balancers import count
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

GROUP = "aws_autoscaling_group"
PLACES = ("vpc_zone_identifier", "availability_zones")


def check(group: Resource, _: Evaluation) -> Iterator[Violation]:
    """Counts the subnets or zones of a group."""
    found = max(count(group, path) for path in PLACES)
    if not found:
        raise NotApplicableError("It names no subnets. Its caller or its launch template does.")
    if found < 2:
        yield Violation("The group is in one availability zone.", "vpc_zone_identifier")


CONTROL = Control(
    id="autoscaling-zones",
    title="An Auto Scaling group is in at least two availability zones.",
    why="When the only zone fails, the group can replace nothing.",
    source="https://docs.aws.amazon.com/autoscaling/ec2/userguide/auto-scaling-benefits.html",
    fix="Give vpc_zone_identifier subnets in two availability zones.",
    types=(GROUP,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("AutoScaling.2",),
)
