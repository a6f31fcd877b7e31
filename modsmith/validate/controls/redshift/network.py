"""Redshift: a warehouse is private and in chosen subnets and security groups."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import options, why
from modsmith.validate.aws import openings, releases, warehouses
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CHOSEN = {
    warehouses.CLUSTER: ("cluster_subnet_group_name", "vpc_security_group_ids"),
    warehouses.WORKGROUP: ("subnet_ids", "security_group_ids"),
    "aws_redshift_endpoint_access": ("subnet_group_name", "vpc_security_group_ids"),
    "aws_redshiftserverless_endpoint_access": ("subnet_ids", "vpc_security_group_ids"),
}
"""Type to the arguments for subnets and for security groups."""

PORT = 5439


def check(warehouse: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a public address, for the default VPC or security group, and for groups that let in everyone."""
    if _is_public_by_default(warehouse, evaluation):
        yield Violation(
            "Before version 6 of the provider, publicly_accessible is true unless set.", "publicly_accessible"
        )
    elif warehouse.flag("publicly_accessible"):
        yield Violation("The warehouse has a public address.", "publicly_accessible")
    for argument in CHOSEN[warehouse.type]:
        if not openings.is_chosen(warehouse, argument):
            yield Violation(f"The warehouse has no {argument} and uses the default one.", argument)
    port, groups = warehouse.number("port") or PORT, CHOSEN[warehouse.type][1]
    for group in openings.open_groups(warehouse.at(groups), int(port), evaluation):
        yield Violation(f"{group.address} lets in everyone on port {port:g}.", groups)


def _is_public_by_default(warehouse: Resource, evaluation: Evaluation) -> bool:
    if warehouse.type != warehouses.CLUSTER or releases.is_from(6, evaluation):
        return False
    given = warehouse.at("publicly_accessible")
    if given is not None and None in options(given):
        raise UndeterminedError("publicly_accessible", why(given))
    return given is None


CONTROL = Control(
    id="redshift-network",
    title=("A data warehouse has no public address and is in explicitly chosen subnets and security groups."),
    why="With a public address, one careless rule exposes the warehouse.",
    source="https://docs.aws.amazon.com/redshift/latest/mgmt/managing-clusters-vpc.html",
    fix="Set publicly_accessible = false, and choose subnets and security groups.",
    types=tuple(CHOSEN),
    severity=Severity.CRITICAL,
    check=check,
    reads=openings.PARTS,
    checkov=(
        "CKV_AWS_87",
        "CKV_AWS_154",
        "CKV_AWS_391",
    ),
    trivy=("AVD-AWS-0127",),
    fsbp=(
        "Redshift.1",
        "Redshift.15",
        "RedshiftServerless.3",
    ),
    guards=(
        (warehouses.CLUSTER, "publicly_accessible"),
        *((type_, argument) for type_, chosen in CHOSEN.items() for argument in chosen),
    ),
)
