"""CodeBuild: builds are logged."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.codebuild.secrets import PROJECT
from modsmith.validate.severity import Severity

CLOUDWATCH, S3 = "cloudwatch_logs", "s3_logs"


def check(project: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that one kind of log is on; unless it is switched off, the log in CloudWatch is."""
    configured = project.parts("logs_config")
    s3 = [part for logs in configured for part in logs.parts(S3)]
    cloudwatch = [part for logs in configured for part in logs.parts(CLOUDWATCH)]
    by_default = not cloudwatch
    if not (
        by_default
        or any(texts.is_one_of(part, "status", "", "ENABLED") for part in cloudwatch)
        or any(texts.is_one_of(part, "status", "ENABLED") for part in s3)
    ):
        yield Violation("The output of builds is not logged.", "logs_config")


CONTROL = Control(
    id="codebuild-logs",
    title="Builds are logged to CloudWatch or S3.",
    why="Nothing shows what a build did, to your code or with its role.",
    source="https://docs.aws.amazon.com/codebuild/latest/userguide/change-project.html",
    fix='Set status = "ENABLED" in cloudwatch_logs or s3_logs.',
    types=(PROJECT,),
    severity=Severity.MEDIUM,
    check=check,
    fsbp=("CodeBuild.4",),
)
