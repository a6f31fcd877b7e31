"""EFS: AWS Backup copies a production file system."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.environments import production_only
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

FILES = "aws_efs_file_system"
POLICY = "aws_efs_backup_policy"


def check(files: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a backup policy that is on."""
    production_only(evaluation)
    found = evaluation.attached(files, POLICY, "file_system_id")
    if not found:
        yield Violation("The file system has no aws_efs_backup_policy, so AWS Backup does not copy it.")
    for policy in found:
        if policy.known("backup_policy.0.status") != "ENABLED":
            yield Violation("The backup policy is off.")


CONTROL = Control(
    id="efs-backup",
    title="AWS Backup copies a production file system every day.",
    why="Deleted and overwritten files cannot be restored without a backup.",
    source="https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html",
    fix="Add an aws_efs_backup_policy with status ENABLED for the file system.",
    types=(FILES,),
    severity=Severity.MEDIUM,
    check=check,
    reads=(POLICY,),
    checkov=("CKV2_AWS_18",),
    fsbp=(
        "EFS.2",
        "EFS.7",
    ),
    guards=(
        (POLICY, ""),
        (POLICY, "file_system_id"),
        (POLICY, "backup_policy"),
        (POLICY, "backup_policy.status"),
    ),
)
