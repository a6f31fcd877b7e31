"""Neptune: clients sign their requests with IAM."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import documents
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = documents.GRAPH


def check(cluster: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for IAM authentication; without it there is none at all."""
    if not cluster.flag("iam_database_authentication_enabled"):
        yield Violation(
            "Everyone who reaches the cluster can read and change the graph.",
            "iam_database_authentication_enabled",
        )


CONTROL = Control(
    id="neptune-iam-auth",
    title="A Neptune cluster accepts only requests that are signed with IAM.",
    why="Neptune has no passwords: without IAM, the network alone decides who reads the graph.",
    source="https://docs.aws.amazon.com/neptune/latest/userguide/iam-auth.html",
    fix="Set iam_database_authentication_enabled = true.",
    types=(CLUSTER,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_359",),
    fsbp=("Neptune.7",),
    guards=((CLUSTER, "iam_database_authentication_enabled"),),
)
