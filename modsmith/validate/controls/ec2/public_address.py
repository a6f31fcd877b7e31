"""EC2: instances have no public address."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import instances
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

FLAG = "associate_public_ip_address"
ELASTIC = (("aws_eip", "instance"), ("aws_eip_association", "instance_id"))


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the flag of an instance or of a template's interfaces, and for Elastic IP addresses."""
    block = "network_interfaces" if resource.type == instances.TEMPLATE else FLAG
    holders = resource.parts(block) if resource.type == instances.TEMPLATE else (resource,)
    if any(holder.flag(FLAG) for holder in holders):
        yield Violation("Instances get a public address.", block)
    if resource.type == instances.INSTANCE:
        for type_, by in ELASTIC:
            for address in evaluation.referring(resource, type_, by):
                yield Violation(f"{address.address} gives the instance a public address.")


CONTROL = Control(
    id="ec2-public-address",
    title="Instances have no public address.",
    why="Behind a public address, a security group is all that separates the instance from the internet.",
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html",
    fix=(
        "Remove associate_public_ip_address and the Elastic IP address, and reach the instance through a "
        "load balancer or Session Manager."
    ),
    types=instances.LAUNCHED,
    severity=Severity.HIGH,
    check=check,
    reads=("aws_eip", "aws_eip_association"),
    checkov=("CKV_AWS_88", "CKV_AWS_389"),
    trivy=("AVD-AWS-0009",),
    fsbp=("EC2.9", "EC2.25", "Autoscaling.5"),
)
