"""EC2: interfaces drop traffic that is neither from nor for them."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import instances
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the source and destination check is not switched off; it is on by default."""
    if resource.is_set("source_dest_check") and not resource.flag("source_dest_check"):
        yield Violation("The source and destination check is off.", "source_dest_check")


CONTROL = Control(
    id="ec2-source-check",
    title="Network interfaces check the source and destination of traffic.",
    why="Without the check, the instance can pass on traffic of others, around the rules of the network.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-180",
    fix="Remove source_dest_check, unless the instance is a router, and use a NAT gateway instead of an instance.",
    types=(instances.INSTANCE, "aws_network_interface"),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("EC2.180",),
)
