"""VPC: subnets do not give public addresses to everything that is launched in them."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SUBNET = "aws_subnet"
DEFAULT_SUBNET = "aws_default_subnet"
SETTING = "map_public_ip_on_launch"


def check(subnet: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the setting; it is off by default, and on by default in a default subnet."""
    by_default = subnet.type == DEFAULT_SUBNET and not subnet.is_set(SETTING)
    if by_default or subnet.flag(SETTING):
        yield Violation("Instances get a public address, asked for or not.", SETTING)


CONTROL = Control(
    id="vpc-public-addresses",
    title="A subnet does not give instances a public address by default.",
    why="An instance that nobody meant to be public is launched into the subnet and is on the internet.",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/subnet-public-ip.html",
    fix="Remove map_public_ip_on_launch, and give addresses to load balancers and NAT gateways only.",
    types=(SUBNET, DEFAULT_SUBNET),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_130",),
    trivy=("AVD-AWS-0164",),
    fsbp=("EC2.15",),
    guards=((DEFAULT_SUBNET, SETTING),),
)
