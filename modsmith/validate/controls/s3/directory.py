"""S3: a directory bucket has lifecycle rules."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BUCKET = "aws_s3_directory_bucket"
LIFECYCLE = "aws_s3_bucket_lifecycle_configuration"


def check(bucket: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for lifecycle rules."""
    if not evaluation.attached(bucket, LIFECYCLE, "bucket"):
        yield Violation(f"The bucket has no {LIFECYCLE}, so it keeps and charges for everything.")


CONTROL = Control(
    id="s3-directory",
    title="A directory bucket has lifecycle rules.",
    why="Its storage is the most expensive of S3, and is meant for data that is used now.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-objects-lifecycle.html",
    fix="Add an aws_s3_bucket_lifecycle_configuration for the bucket.",
    types=(BUCKET,),
    severity=Severity.LOW,
    check=check,
    reads=(LIFECYCLE,),
    fsbp=("S3.25",),
    guards=((LIFECYCLE, ""), (LIFECYCLE, "bucket")),
)
