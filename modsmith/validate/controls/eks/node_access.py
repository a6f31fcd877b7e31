"""EKS: SSH on nodes is not open to the internet."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.controls.eks.version import NODES
from modsmith.validate.severity import Severity


def check(nodes: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that SSH access names the security groups that it is for."""
    access = [one for one in nodes.parts("remote_access") if one.is_set("ec2_ssh_key")]
    if not access:
        raise NotApplicableError("EKS opens no SSH port on the nodes.")
    if any(not one.is_set("source_security_group_ids") for one in access):
        yield Violation("EKS opens the SSH port of the nodes to every address.", "remote_access")


CONTROL = Control(
    id="eks-node-access",
    title="SSH access to nodes is limited to named security groups.",
    why="Nodes in public subnets offer SSH to the whole internet, others to all connected networks.",
    source="https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html",
    fix="Set source_security_group_ids, or remove remote_access and use Session Manager.",
    types=(NODES,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_100",),
    guards=((NODES, "remote_access.source_security_group_ids"),),
)
