"""Glue: a security configuration encrypts everything that it can."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SECURITY = "aws_glue_security_configuration"
BLOCK = "encryption_configuration"
KINDS = {
    f"{BLOCK}.0.s3_encryption.0.s3_encryption_mode": "data in S3",
    f"{BLOCK}.0.cloudwatch_encryption.0.cloudwatch_encryption_mode": "logs",
    f"{BLOCK}.0.job_bookmarks_encryption.0.job_bookmarks_encryption_mode": "job bookmarks",
}


def check(configuration: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the encryption of results, logs and bookmarks."""
    off = [what for path, what in KINDS.items() if (configuration.known(path) or "DISABLED") == "DISABLED"]
    if off:
        yield Violation(f"The security configuration leaves encryption off for {', '.join(off)}.", BLOCK)


CONTROL = Control(
    id="glue-encryption",
    title="A security configuration of Glue encrypts results, logs and bookmarks of jobs.",
    why="Jobs that use it look as if they were protected, and no key of yours restricts who reads their data.",
    source="https://docs.aws.amazon.com/glue/latest/dg/encryption-security-configuration.html",
    fix="Set the modes of S3 and CloudWatch to SSE-KMS, and that of bookmarks to CSE-KMS.",
    types=(SECURITY,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_99",),
    guards=tuple((SECURITY, path.replace(".0.", ".")) for path in KINDS),
)
