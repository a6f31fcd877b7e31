"""EFS: a mount target is in a private subnet, behind a chosen security group."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import why
from modsmith.validate.aws import openings, subnets
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TARGET = "aws_efs_mount_target"


def check(target: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for security groups, and that no subnet of the module is public; a caller chooses its own."""
    if not openings.is_chosen(target, "security_groups"):
        yield Violation(
            "The mount target has no security_groups and uses the default one.", "security_groups"
        )
    subnet_id = target.at("subnet_id")
    if evaluation.is_lost(subnet_id):
        raise UndeterminedError("subnet_id", why(subnet_id))
    for subnet in subnets.public(subnet_id, evaluation):
        yield Violation(f"The mount target is in {subnet.address}, which is a public subnet.", "subnet_id")


CONTROL = Control(
    id="efs-network",
    title="A mount target is in a private subnet and has an explicitly chosen security group.",
    why=(
        "The default security group lets all its members mount the file system. Hosts of a public "
        "subnet face the internet."
    ),
    source="https://docs.aws.amazon.com/efs/latest/ug/network-access.html",
    fix="Set security_groups, and choose a subnet that gives no public addresses.",
    types=(TARGET,),
    severity=Severity.HIGH,
    check=check,
    reads=(subnets.SUBNET,),
    fsbp=("EFS.6",),
    guards=((TARGET, "security_groups"),),
)
