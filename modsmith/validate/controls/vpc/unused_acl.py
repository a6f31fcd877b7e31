"""VPC: a network ACL protects subnets."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network.acls import ACL
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

ASSOCIATION = "aws_network_acl_association"


def check(acl: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the ACL names subnets, or that an association does."""
    if not acl.is_set("subnet_ids") and not evaluation.attached(acl, ASSOCIATION, "network_acl_id"):
        yield Violation("The network ACL is not associated with a subnet.", "subnet_ids")


CONTROL = Control(
    id="vpc-unused-acl",
    title="A network ACL is associated with subnets.",
    why="Rules that look like protection protect nothing: the subnets have the default network ACL.",
    source="https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-16",
    fix="Set subnet_ids, or remove the network ACL.",
    types=(ACL,),
    severity=Severity.LOW,
    check=check,
    reads=(ASSOCIATION,),
    checkov=("CKV2_AWS_1",),
    fsbp=("EC2.16",),
    guards=((ACL, "subnet_ids"), (ASSOCIATION, ""), (ASSOCIATION, "network_acl_id")),
)
