"""AWS Backup: a vault is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

VAULT = "aws_backup_vault"


def check(vault: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the module's key; AWS Backup always encrypts."""
    yield from keys.check(vault, "kms_key_arn", evaluation)


CONTROL = Control(
    id="backup-encryption",
    title="A backup vault is encrypted with the module's key, if there is one.",
    why=(
        "Backups are copies of all data, and only a key in your own account can be shared with "
        "another account for recovery."
    ),
    source="https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html",
    fix="Set kms_key_arn to the module's key.",
    types=(VAULT,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_166",),
    guards=((VAULT, "kms_key_arn"),),
)
