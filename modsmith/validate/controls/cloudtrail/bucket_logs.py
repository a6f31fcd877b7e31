"""CloudTrail: the bucket of a trail logs who reads it."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET
from modsmith.validate.aws.services.trails import TRAIL
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

LOGGING = "aws_s3_bucket_logging"


def check(trail: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the access logs of the trail's bucket."""
    buckets = evaluation.named(trail.at("s3_bucket_name"), BUCKET)
    if not buckets:
        raise NotApplicableError("Its bucket is not in the module.")
    for bucket in buckets:
        if not bucket.parts("logging") and not evaluation.attached(bucket, LOGGING, "bucket"):
            yield Violation(f"No one sees who reads the logs in {bucket.address}.", "s3_bucket_name")


CONTROL = Control(
    id="cloudtrail-bucket-logs",
    title="The bucket of a trail logs access.",
    why="Who read or deleted the logs of a trail is a question of every incident.",
    source="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
    fix="Add an aws_s3_bucket_logging for the bucket.",
    types=(TRAIL,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(BUCKET, LOGGING),
    trivy=("AVD-AWS-0163",),
    fsbp=("CloudTrail.7",),
    guards=((LOGGING, ""),),
)
