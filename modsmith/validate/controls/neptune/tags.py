"""Neptune: snapshots have the tags of their cluster."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import documents
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = documents.GRAPH


def check(cluster: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that tags are copied."""
    if not cluster.flag("copy_tags_to_snapshot"):
        yield Violation("The cluster does not copy its tags to snapshots.", "copy_tags_to_snapshot")


CONTROL = Control(
    id="neptune-tags",
    title="A cluster of Neptune copies its tags to its snapshots.",
    why="Policies and cost reports that select by tag miss snapshots without tags.",
    source="https://docs.aws.amazon.com/neptune/latest/userguide/tagging.html",
    fix="Set copy_tags_to_snapshot = true.",
    types=(CLUSTER,),
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_362",),
    fsbp=("Neptune.8",),
    guards=((CLUSTER, "copy_tags_to_snapshot"),),
)
