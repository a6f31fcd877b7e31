"""CloudFront: a distribution logs requests."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.distributions import DISTRIBUTION
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SOURCE = "aws_cloudwatch_log_delivery_source"


def check(distribution: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for logs to a bucket, or for a delivery source of CloudWatch."""
    if any(part.is_set("bucket") for part in distribution.parts("logging_config")):
        return
    if not evaluation.attached(distribution, SOURCE, "resource_arn"):
        yield Violation("The distribution does not log requests.")


CONTROL = Control(
    id="cloudfront-logging",
    title="A distribution logs requests.",
    why="Without access logs no one can tell who requested what, during an attack or after it.",
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html",
    fix="Add logging_config with a bucket for logs, or an aws_cloudwatch_log_delivery_source.",
    types=(DISTRIBUTION,),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    reads=(SOURCE,),
    checkov=("CKV_AWS_86",),
    trivy=("AVD-AWS-0010",),
    fsbp=("CloudFront.5",),
    guards=(
        (DISTRIBUTION, "logging_config"),
        (DISTRIBUTION, "logging_config.bucket"),
        (SOURCE, "resource_arn"),
    ),
)
