"""DAX: a cluster encrypts its data on disk and on the network."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = "aws_dax_cluster"


def check(cluster: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks encryption at rest and TLS, which are off by default."""
    if not cluster.flag("server_side_encryption.0.enabled"):
        yield Violation("The cluster does not encrypt its data at rest.", "server_side_encryption")
    if cluster.known("cluster_endpoint_encryption_type") != "TLS":
        yield Violation("The cluster accepts unencrypted connections.", "cluster_endpoint_encryption_type")


CONTROL = Control(
    id="dax-encryption",
    title="A DAX cluster encrypts its data at rest and in transit.",
    why="The cluster holds copies of the table's items. Neither setting can be changed later.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html",
    fix="Set server_side_encryption with enabled = true, and cluster_endpoint_encryption_type = TLS.",
    types=(CLUSTER,),
    severity=Severity.HIGH,
    check=check,
    checkov=(
        "CKV_AWS_47",
        "CKV_AWS_239",
    ),
    trivy=("AVD-AWS-0023",),
    fsbp=(
        "DynamoDB.3",
        "DynamoDB.7",
    ),
    guards=(
        (CLUSTER, "server_side_encryption"),
        (CLUSTER, "server_side_encryption.enabled"),
        (CLUSTER, "cluster_endpoint_encryption_type"),
    ),
)
