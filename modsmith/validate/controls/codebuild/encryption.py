"""CodeBuild: artifacts, logs and reports are encrypted."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys, texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.codebuild.secrets import PROJECT
from modsmith.validate.severity import Severity

REPORTS = "aws_codebuild_report_group"
WRITTEN = {"artifacts": "artifacts", "secondary_artifacts": "secondary artifacts"}


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that no encryption is switched off, and that a project uses the module's key."""
    if resource.type == REPORTS:
        for export in resource.parts("export_config"):
            if any(one.flag("encryption_disabled") for one in export.parts("s3_destination")):
                yield Violation("CodeBuild does not encrypt exported reports.", "export_config")
        return
    for block, what in WRITTEN.items():
        if any(one.flag("encryption_disabled") for one in resource.parts(block)):
            yield Violation(f"CodeBuild does not encrypt {what}.", block)
    for logs in resource.parts("logs_config"):
        written = [one for one in logs.parts("s3_logs") if not texts.is_one_of(one, "status", "", "DISABLED")]
        if any(one.flag("encryption_disabled") for one in written):
            yield Violation("CodeBuild does not encrypt logs in S3.", "logs_config")
    yield from keys.check(resource, "encryption_key", evaluation)


CONTROL = Control(
    id="codebuild-encryption",
    title="Artifacts, logs and reports of builds are encrypted, with the module's KMS key if there is one.",
    why="Artifacts are what you deploy: whoever reads them knows your code, and logs often more.",
    source="https://docs.aws.amazon.com/codebuild/latest/userguide/security-encryption.html",
    fix="Remove encryption_disabled, and set encryption_key to the module's key.",
    types=(PROJECT, REPORTS),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_78", "CKV_AWS_147", "CKV_AWS_311"),
    trivy=("AVD-AWS-0018",),
    fsbp=("CodeBuild.3", "CodeBuild.7"),
    guards=((PROJECT, "encryption_key"),),
)
