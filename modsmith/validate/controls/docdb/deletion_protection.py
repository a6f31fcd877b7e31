"""DocumentDB: production clusters have deletion protection."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import documents
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = documents.DOCUMENTS
GLOBAL = "aws_docdb_global_cluster"


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks deletion protection in production."""
    production_only(evaluation)
    if not cluster.flag("deletion_protection"):
        yield Violation("Deletion protection is off.", "deletion_protection")


CONTROL = Control(
    id="docdb-deletion-protection",
    title="A production cluster of DocumentDB has deletion protection.",
    why="A mistake in a plan or in the console can delete an unprotected cluster.",
    source="https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-delete.html",
    fix="Set deletion_protection = true in production.",
    types=(CLUSTER, GLOBAL),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("DocumentDB.5",),
    guards=tuple((type_, "deletion_protection") for type_ in (CLUSTER, GLOBAL)),
)
