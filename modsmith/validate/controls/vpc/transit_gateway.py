"""VPC: a transit gateway does not accept attachments of other accounts by itself."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

GATEWAY = "aws_ec2_transit_gateway"
ACCEPT = "auto_accept_shared_attachments"


def check(gateway: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the setting, which is off by default."""
    if gateway.known(ACCEPT) == "enable":
        yield Violation("The gateway accepts attachments of other accounts automatically.", ACCEPT)


CONTROL = Control(
    id="vpc-transit-gateway",
    title="A transit gateway does not accept attachments of other accounts automatically.",
    why="Every account that the gateway is shared with can connect its VPC to all others.",
    source="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-transit-gateways.html",
    fix='Remove auto_accept_shared_attachments, or set it to "disable".',
    types=(GATEWAY,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_331",),
    fsbp=("EC2.23",),
)
