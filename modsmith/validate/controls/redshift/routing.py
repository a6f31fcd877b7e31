"""Redshift: a warehouse loads and unloads data through its VPC."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import warehouses
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TYPES = (warehouses.CLUSTER, warehouses.WORKGROUP)


def check(warehouse: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for enhanced VPC routing."""
    if not warehouse.flag("enhanced_vpc_routing"):
        yield Violation("COPY and UNLOAD reach S3 over the internet.", "enhanced_vpc_routing")


CONTROL = Control(
    id="redshift-routing",
    title="A data warehouse loads and unloads data through its VPC.",
    why="Neither security groups nor flow logs see traffic that does not go through the VPC.",
    source="https://docs.aws.amazon.com/redshift/latest/mgmt/enhanced-vpc-routing.html",
    fix="Set enhanced_vpc_routing = true.",
    types=TYPES,
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_321",),
    fsbp=(
        "Redshift.7",
        "RedshiftServerless.1",
    ),
    guards=tuple((type_, "enhanced_vpc_routing") for type_ in TYPES),
)
