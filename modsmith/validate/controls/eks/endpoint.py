"""EKS: the API of a cluster is not on the internet."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import is_known
from modsmith.validate.aws import switches, texts
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_eks_cluster"
PUBLIC = "vpc_config.0.endpoint_public_access"
SOURCES = "vpc_config.0.public_access_cidrs"
EVERYWHERE = frozenset({"0.0.0.0/0", "::/0"})


def check(cluster: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the endpoint is private; EKS makes it public unless told otherwise."""
    if cluster.blocks("outpost_config"):
        raise NotApplicableError("The endpoint of a cluster on an Outpost is private.")
    if not switches.is_on(cluster, PUBLIC):
        return
    if _is_open(cluster):
        yield Violation("Every address on the internet can connect to the cluster's API.", "vpc_config")
    else:
        yield Violation(
            "The cluster's API is on the internet, for the addresses in public_access_cidrs.", "vpc_config"
        )


def _is_open(cluster: Resource) -> bool:
    """Whether the endpoint is surely open to every address."""
    if cluster.at(SOURCES) in (None, []):
        return True
    return is_known(cluster.at(SOURCES)) and not EVERYWHERE.isdisjoint(texts.listed(cluster, SOURCES))


CONTROL = Control(
    id="eks-endpoint",
    title="The API of a cluster can be reached from its VPC only.",
    why="A stolen credential or a flaw in the API is enough to take over the cluster from anywhere.",
    source="https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html",
    fix="Set endpoint_public_access = false and endpoint_private_access = true in vpc_config.",
    types=(CLUSTER,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_38", "CKV_AWS_39"),
    trivy=("AVD-AWS-0040", "AVD-AWS-0041"),
    fsbp=("EKS.1",),
    guards=((CLUSTER, "vpc_config.endpoint_public_access"),),
)
