"""Neptune: a production cluster survives the loss of an availability zone."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import documents
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = documents.GRAPH
MEMBER = "aws_neptune_cluster_instance"
LEAST = 2
"""Instances: a writer, and a reader in another zone that can take over."""


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for two instances."""
    production_only(evaluation)
    documents.no_copy(cluster)
    found = len(evaluation.attached(cluster, MEMBER, "cluster_identifier"))
    if found < LEAST:
        yield Violation(
            f"The cluster has {found} instances, so none can take over in another availability zone."
        )


CONTROL = Control(
    id="neptune-availability",
    title="A production cluster of Neptune has an instance that can take over.",
    why="With one instance, a zone failure or a patch stops the database for minutes to hours.",
    source="https://docs.aws.amazon.com/neptune/latest/userguide/feature-overview-availability.html",
    fix="Give the cluster two aws_neptune_cluster_instance resources.",
    types=(CLUSTER,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(MEMBER,),
    fsbp=("Neptune.9",),
    guards=((MEMBER, ""), (MEMBER, "count"), (MEMBER, "cluster_identifier")),
)
