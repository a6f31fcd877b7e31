"""VPC: the account's setting blocks traffic of internet gateways."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

OPTIONS = "aws_vpc_block_public_access_options"
MODE = "internet_gateway_block_mode"


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the mode blocks at least traffic from the internet."""
    mode = resource.known(MODE)
    if mode not in ("block-bidirectional", "block-ingress"):
        yield Violation(f"Traffic of internet gateways is not blocked: {MODE} is {mode}.", MODE)


CONTROL = Control(
    id="vpc-block-public-access",
    title="The account blocks traffic from the internet into its VPCs.",
    why="With the setting, no route, address or security group can expose a VPC by mistake.",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html",
    fix='Set internet_gateway_block_mode = "block-ingress" or "block-bidirectional", and exclude what is public.',
    types=(OPTIONS,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("EC2.172",),
    guards=((OPTIONS, MODE),),
)
