"""CloudTrail: the bucket of a trail is private."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET
from modsmith.validate.aws.links import SWITCHES
from modsmith.validate.aws.services.trails import TRAIL
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

BLOCK = "aws_s3_bucket_public_access_block"


def check(trail: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks the public access block of the trail's bucket."""
    buckets = evaluation.named(trail.at("s3_bucket_name"), BUCKET)
    if not buckets:
        raise NotApplicableError("Its bucket is not in the module.")
    for bucket in buckets:
        blocks = evaluation.attached(bucket, BLOCK, "bucket")
        if not any(all(block.flag(name) for name in SWITCHES) for block in blocks):
            yield Violation(f"The bucket of the logs, {bucket.address}, can become public.", "s3_bucket_name")


CONTROL = Control(
    id="cloudtrail-bucket",
    title="The bucket of a trail cannot become public.",
    why="The logs tell attackers who may do what, and how they are watched.",
    source="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html",
    fix="Add an aws_s3_bucket_public_access_block for the bucket, with all four settings true.",
    types=(TRAIL,),
    severity=Severity.HIGH,
    check=check,
    reads=(BUCKET, BLOCK),
    trivy=("AVD-AWS-0161",),
    fsbp=("CloudTrail.6",),
    guards=((BLOCK, ""), *((BLOCK, name) for name in SWITCHES)),
)
