"""EBS: volumes and copies use the module's key if there is one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.ebs.encryption import COPIES
from modsmith.validate.severity import Severity


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the key, if the module creates or accepts one."""
    yield from keys.check(resource, "kms_key_id", evaluation)


CONTROL = Control(
    id="ebs-customer-key",
    title="Volumes and copies of snapshots and images use the module's KMS key if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/ebs/latest/userguide/how-ebs-encryption-works.html",
    fix="Set kms_key_id to the module's key.",
    types=COPIES,
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_183", "CKV_AWS_189", "CKV_AWS_236"),
    trivy=("AVD-AWS-0027",),
    guards=tuple((type_, "kms_key_id") for type_ in COPIES),
)
