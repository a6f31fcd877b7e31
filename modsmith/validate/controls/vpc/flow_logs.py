"""VPC: flow logs record rejected traffic."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

VPCS = ("aws_vpc", "aws_default_vpc")
LOG = "aws_flow_log"


def check(vpc: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a flow log of the VPC records more than accepted traffic."""
    logs = evaluation.attached(vpc, LOG, "vpc_id")
    if not logs:
        yield Violation(f"The VPC has no {LOG}.")
    elif all(log.known("traffic_type") == "ACCEPT" for log in logs):
        yield Violation("The VPC's flow logs leave out rejected traffic.")


CONTROL = Control(
    id="vpc-flow-logs",
    title="A VPC has flow logs that record rejected traffic.",
    why="Without flow logs, nobody can tell who connected to what when something goes wrong.",
    source="https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html",
    fix='Add an aws_flow_log with vpc_id and traffic_type = "ALL" or "REJECT".',
    types=VPCS,
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    reads=(LOG,),
    checkov=("CKV2_AWS_11",),
    trivy=("AVD-AWS-0178",),
    fsbp=("EC2.6",),
    guards=((LOG, ""), (LOG, "vpc_id")),
)
