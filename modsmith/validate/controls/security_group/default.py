"""Security groups: the default group of a VPC allows nothing."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import rules
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

VPCS = ("aws_vpc", "aws_default_vpc")


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a VPC's default group is managed, and that it has no rules."""
    if resource.type in VPCS:
        if not evaluation.attached(resource, rules.DEFAULT_GROUP, "vpc_id"):
            yield Violation(f"No {rules.DEFAULT_GROUP} closes the VPC's default security group.")
        return
    for block in ("ingress", "egress"):
        if resource.blocks(block):
            yield Violation(f"The default security group has {block} rules.", block)


CONTROL = Control(
    id="security-group-default",
    title="The default security group of a VPC allows no traffic.",
    why="What names no security group gets the default one, whose members can all reach each other.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-2",
    fix="Add an aws_default_security_group for the VPC without ingress and egress.",
    types=(*VPCS, rules.DEFAULT_GROUP),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV2_AWS_12",),
    trivy=("AVD-AWS-0173",),
    fsbp=("EC2.2",),
    guards=((rules.DEFAULT_GROUP, ""), (rules.DEFAULT_GROUP, "vpc_id")),
)
