"""EC2: an instance is in one network."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import instances
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

ATTACHMENT = "aws_network_interface_attachment"


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Counts the interfaces in the instance's blocks and those attached to it."""
    attached = len(evaluation.referring(resource, ATTACHMENT, "instance_id"))
    found = max(1, len(resource.blocks("network_interface"))) + attached
    if found > 1:
        yield Violation(f"The instance has {found} network interfaces.", "network_interface")


CONTROL = Control(
    id="ec2-single-interface",
    title="An instance has one network interface.",
    why="An instance in two subnets connects them, past the rules between them.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-17",
    fix="Keep one network interface, and route between subnets.",
    types=(instances.INSTANCE,),
    severity=Severity.LOW,
    check=check,
    reads=(ATTACHMENT,),
    fsbp=("EC2.17",),
)
