"""Neptune: production clusters have deletion protection."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import documents
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = documents.GRAPH
GLOBAL = "aws_neptune_global_cluster"
ANALYTICS = "aws_neptunegraph_graph"


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks deletion protection in production."""
    production_only(evaluation)
    if not cluster.flag("deletion_protection"):
        yield Violation("Deletion protection is off.", "deletion_protection")


CONTROL = Control(
    id="neptune-deletion-protection",
    title="A production cluster of Neptune has deletion protection.",
    why="A mistake in a plan or in the console can delete an unprotected cluster.",
    source="https://docs.aws.amazon.com/neptune/latest/userguide/manage-console-instances-delete.html",
    fix="Set deletion_protection = true in production.",
    types=(CLUSTER, GLOBAL, ANALYTICS),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV2_AWS_58",),
    fsbp=("Neptune.4",),
    guards=tuple((type_, "deletion_protection") for type_ in (CLUSTER, GLOBAL, ANALYTICS)),
)
