"""S3: objects in a directory bucket expire."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import LIFECYCLE
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DIRECTORY = "aws_s3_directory_bucket"


def check(bucket: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for lifecycle rules."""
    if not evaluation.attached(bucket, LIFECYCLE, "bucket"):
        yield Violation("Objects and unfinished uploads stay forever.")


CONTROL = Control(
    id="s3-directory-lifecycle",
    title="A directory bucket has lifecycle rules.",
    why="Directory buckets are for data in work. What no one removes costs several times as much as elsewhere.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-buckets-objects-lifecycle.html",
    fix="Add an aws_s3_bucket_lifecycle_configuration with an expiration.",
    types=(DIRECTORY,),
    severity=Severity.LOW,
    check=check,
    reads=(LIFECYCLE,),
    fsbp=("S3.25",),
    guards=((LIFECYCLE, ""), (LIFECYCLE, "bucket")),
)
