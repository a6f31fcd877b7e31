"""VPC: the owner of an endpoint service accepts who connects to it."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SERVICE = "aws_vpc_endpoint_service"


def check(service: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that connections need acceptance."""
    if not service.flag("acceptance_required"):
        yield Violation("Connections to the service are accepted automatically.", "acceptance_required")


CONTROL = Control(
    id="vpc-endpoint-service",
    title="Connections to an endpoint service need acceptance.",
    why="Otherwise every principal that is allowed once connects from any of its networks.",
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/configure-endpoint-service.html",
    fix="Set acceptance_required = true.",
    types=(SERVICE,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_123",),
    guards=((SERVICE, "acceptance_required"),),
)
