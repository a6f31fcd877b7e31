"""FSx: a file system is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

TYPES = (
    "aws_fsx_lustre_file_system",
    "aws_fsx_ontap_file_system",
    "aws_fsx_openzfs_file_system",
    "aws_fsx_windows_file_system",
    "aws_fsx_file_cache",
)
TEMPORARY = "SCRATCH"


def check(files: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the module's key; FSx always encrypts."""
    if str(files.known("deployment_type")).startswith(TEMPORARY):
        raise NotApplicableError("A temporary file system is always encrypted with a key of AWS.")
    yield from keys.check(files, "kms_key_id", evaluation)


CONTROL = Control(
    id="fsx-encryption",
    title="A file system of FSx is encrypted with the module's key, if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/fsx/latest/LustreGuide/encryption-at-rest.html",
    fix="Set kms_key_id to the module's key.",
    types=TYPES,
    severity=Severity.MEDIUM,
    check=check,
    checkov=(
        "CKV_AWS_178",
        "CKV_AWS_179",
        "CKV_AWS_190",
        "CKV_AWS_203",
    ),
    guards=tuple((type_, "kms_key_id") for type_ in TYPES),
)
