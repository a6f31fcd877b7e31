"""RDS: copies of data are encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TYPES = (
    "aws_db_snapshot_copy",
    "aws_rds_cluster_snapshot_copy",
    "aws_db_instance_automated_backups_replication",
    "aws_rds_cluster_activity_stream",
)


def check(copy: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the module's key."""
    yield from keys.check(copy, "kms_key_id", evaluation)


CONTROL = Control(
    id="rds-copies",
    title=(
        "Copied snapshots, replicated backups and activity streams are encrypted with the "
        "module's key, if there is one."
    ),
    why=("A copy with another key can be read by those who may use that key, and not by those who need it."),
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_CopySnapshot.html",
    fix="Set kms_key_id to the module's key.",
    types=TYPES,
    severity=Severity.MEDIUM,
    check=check,
    checkov=(
        "CKV_AWS_245",
        "CKV_AWS_246",
        "CKV_AWS_266",
    ),
    guards=tuple((type_, "kms_key_id") for type_ in TYPES),
)
