"""DMS: data on the way is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

KEYS = {
    "aws_dms_replication_instance": "kms_key_arn",
    "aws_dms_endpoint": "kms_key_arn",
    "aws_dms_s3_endpoint": "kms_key_arn",
    "aws_dms_replication_config": "compute_config.0.kms_key_id",
}


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the module's key; DMS always encrypts its storage and passwords."""
    yield from keys.check(resource, KEYS[resource.type], evaluation)


CONTROL = Control(
    id="dms-encryption",
    title=("DMS encrypts its storage and the passwords of endpoints with the module's key, if there is one."),
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Security.html",
    fix="Set kms_key_arn, or kms_key_id in compute_config.",
    types=tuple(KEYS),
    severity=Severity.MEDIUM,
    check=check,
    checkov=(
        "CKV_AWS_212",
        "CKV_AWS_296",
        "CKV_AWS_298",
    ),
    guards=(
        *((type_, path) for type_, path in KEYS.items() if "." not in path),
        ("aws_dms_replication_config", "compute_config.kms_key_id"),
    ),
)
