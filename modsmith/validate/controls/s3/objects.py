"""S3: no object is public."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TYPES = ("aws_s3_object", "aws_s3_bucket_object", "aws_s3_object_copy")
PUBLIC = ("public-read", "public-read-write", "authenticated-read")


def check(item: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for access control lists that let in everyone, or every account."""
    acl = item.known("acl")
    if acl in PUBLIC:
        yield Violation(f"{acl} lets everyone, or every AWS account, read the object.", "acl")


CONTROL = Control(
    id="s3-objects",
    title="No object is readable for everyone by its access control list.",
    why="A list on an object applies whatever the bucket's policy says.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html",
    fix="Remove acl, and allow access in the bucket's policy.",
    types=TYPES,
    severity=Severity.CRITICAL,
    check=check,
    always=True,
)
