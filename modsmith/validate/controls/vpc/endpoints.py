"""VPC: AWS services for instances and containers are reached without the internet."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, why
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

VPC = "aws_vpc"
ENDPOINT = "aws_vpc_endpoint"
LOOKED_UP = "data.aws_vpc_endpoint_service"
SERVICES = ("ec2", "ecr.api", "ecr.dkr", "ssm", "ssm-contacts", "ssm-incidents")
GUARDS = tuple((ENDPOINT, path) for path in ("", "vpc_id", "service_name", "vpc_endpoint_type"))


def check(vpc: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for an interface endpoint of each service."""
    endpoints = [
        one
        for one in evaluation.attached(vpc, ENDPOINT, "vpc_id")
        if one.known("vpc_endpoint_type") == "Interface"
    ]
    names = [_service(one, evaluation) for one in endpoints]
    missing = [one for one in SERVICES if not any(name == one or name.endswith(f".{one}") for name in names)]
    if missing:
        yield Violation(f"The VPC has no interface endpoint for {', '.join(missing)}.")


def _service(endpoint: Resource, evaluation: Evaluation) -> str:
    """The name of an endpoint's service, with holes for its region."""
    value = endpoint.at("service_name")
    if isinstance(value, Symbol) and value.direct:
        found = [one.at("service") for one in evaluation.referred(value) if one.type == LOOKED_UP]
        value = found[0] if found and found[0] is not None else value
    if isinstance(value, Choice) or (isinstance(value, Symbol) and not value.holes):
        raise UndeterminedError(f"{endpoint.address}.service_name", why(value))
    return text(value)


CONTROL = Control(
    id="vpc-endpoints",
    title="A VPC has interface endpoints for EC2, ECR and Systems Manager.",
    why="Without them, private subnets need a way to the internet for images and for Session Manager.",
    source="https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html",
    fix='Add an aws_vpc_endpoint with vpc_endpoint_type = "Interface" for each service that the VPC uses.',
    types=(VPC,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(ENDPOINT,),
    fsbp=("EC2.10", "EC2.55", "EC2.56", "EC2.57", "EC2.58", "EC2.60"),
    guards=GUARDS,
)
