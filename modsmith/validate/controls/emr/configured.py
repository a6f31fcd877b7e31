"""EMR: a cluster has a security configuration, and its nodes no public addresses."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_emr_cluster"
SUBNET = "aws_subnet"
PLACES = ("subnet_id", "subnet_ids")


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a security configuration and a subnet; one of the module must not give nodes public addresses."""
    if not cluster.is_set("security_configuration"):
        yield Violation(
            "The cluster has no security configuration, so neither disks nor traffic are encrypted.",
            "security_configuration",
        )
    placed = [
        attributes.at(place)
        for attributes in cluster.parts("ec2_attributes")
        for place in PLACES
        if attributes.is_set(place)
    ]
    if not placed:
        yield Violation(
            "The cluster names no subnet, so EMR chooses one, which may give its nodes public IP addresses.",
            "ec2_attributes",
        )
    for value in placed:
        subnets = evaluation.referred(value)
        if any(one.flag("map_public_ip_on_launch") for one in subnets if one.type == SUBNET):
            yield Violation("The subnet gives the cluster's nodes public IP addresses.", "ec2_attributes")


CONTROL = Control(
    id="emr-configured",
    title="A cluster has a security configuration and is in private subnets.",
    why="Without a security configuration, data on disks and between nodes is in plain text.",
    source="https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-security-configurations.html",
    fix="Set security_configuration, and choose subnets without public IP addresses.",
    types=(CLUSTER,),
    severity=Severity.HIGH,
    check=check,
    reads=(SUBNET,),
    checkov=("CKV2_AWS_55",),
    fsbp=("EMR.1",),
    guards=((CLUSTER, "security_configuration"),),
)
