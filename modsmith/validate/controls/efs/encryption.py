"""EFS: a file system is encrypted."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

FILES = "aws_efs_file_system"


def check(files: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks encryption at rest, with the module's key if there is one."""
    if files.flag("encrypted"):
        yield from keys.check(files, "kms_key_id", evaluation)
    else:
        yield Violation("The file system does not encrypt its data.", "encrypted")


CONTROL = Control(
    id="efs-encryption",
    title="A file system encrypts its data at rest, with the module's key if there is one.",
    why="Encryption cannot be turned on later: the data has to move to a new file system.",
    source="https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html",
    fix="Set encrypted = true and kms_key_id.",
    types=(FILES,),
    severity=Severity.HIGH,
    check=check,
    checkov=(
        "CKV_AWS_42",
        "CKV_AWS_184",
    ),
    trivy=("AVD-AWS-0037",),
    fsbp=(
        "EFS.1",
        "EFS.8",
    ),
    guards=((FILES, "encrypted"), (FILES, "kms_key_id")),
)
