"""Secrets Manager: a secret is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.aws.services.rotation import SECRET
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(secret: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the secret and its replicas use the module's key if there is one."""
    yield from keys.check(secret, "kms_key_id", evaluation)


CONTROL = Control(
    id="secretsmanager-encryption",
    title="A secret is encrypted with the module's KMS key, if there is one.",
    why="AWS's own key allows everyone with permission for the secret to read it, and cannot be shared or revoked.",
    source="https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html",
    fix="Set kms_key_id.",
    types=(SECRET,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_149",),
    trivy=("AVD-AWS-0098",),
    guards=((SECRET, "kms_key_id"),),
)
