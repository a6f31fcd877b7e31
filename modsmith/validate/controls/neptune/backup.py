"""Neptune: backups cover a week, and one outlives a production cluster."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import documents
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CLUSTER = documents.GRAPH


def check(cluster: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the retention and, in production, the final snapshot."""
    yield from documents.backups(cluster, evaluation)


CONTROL = Control(
    id="neptune-backup",
    title="A Neptune cluster keeps backups for a week. In production a final snapshot outlives it.",
    why=("Without backups a wrong statement cannot be undone, and a deleted cluster takes its data with it."),
    source="https://docs.aws.amazon.com/neptune/latest/userguide/backup-restore-overview.html",
    fix="Set backup_retention_period to 7 or more, and skip_final_snapshot = false in production.",
    types=(CLUSTER,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_361",),
    fsbp=("Neptune.5",),
    guards=((CLUSTER, "backup_retention_period"),),
)
