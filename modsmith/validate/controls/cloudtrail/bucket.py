"""CloudTrail: the bucket of a trail is private and logs who reads it."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET
from modsmith.validate.aws.links import SWITCHES
from modsmith.validate.aws.services.trails import TRAIL
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

BLOCK, LOGGING = "aws_s3_bucket_public_access_block", "aws_s3_bucket_logging"


def check(trail: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the public access block and the access logs of the trail's bucket."""
    buckets = evaluation.named(trail.at("s3_bucket_name"), BUCKET)
    if not buckets:
        raise NotApplicableError("Its bucket is not in the module.")
    for bucket in buckets:
        blocks = evaluation.attached(bucket, BLOCK, "bucket")
        if not any(all(block.flag(name) for name in SWITCHES) for block in blocks):
            yield Violation(f"The bucket of the logs, {bucket.address}, can become public.", "s3_bucket_name")
        if not bucket.parts("logging") and not evaluation.attached(bucket, LOGGING, "bucket"):
            yield Violation(f"No one sees who reads the logs in {bucket.address}.", "s3_bucket_name")


CONTROL = Control(
    id="cloudtrail-bucket",
    title="The bucket of a trail cannot become public, and logs access.",
    why="The logs tell attackers who may do what. Who reads or deletes them is a question of every incident.",
    source="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
    fix="Add an aws_s3_bucket_public_access_block and an aws_s3_bucket_logging for the bucket.",
    types=(TRAIL,),
    severity=Severity.HIGH,
    check=check,
    reads=(BUCKET, BLOCK, LOGGING),
    trivy=("AVD-AWS-0161", "AVD-AWS-0163"),
    guards=((BLOCK, ""), (LOGGING, ""), *((BLOCK, name) for name in SWITCHES)),
)
