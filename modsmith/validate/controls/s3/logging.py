"""S3: a bucket writes access logs to another bucket."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import options, same
from modsmith.validate.aws.buckets import BUCKET, bucket_of, unnamed
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

LOGGING = "aws_s3_bucket_logging"
GUARDS = ((LOGGING, "target_bucket"), (LOGGING, "target_prefix"))


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that logs have a destination other than the bucket itself."""
    own = resource if resource.type == BUCKET else bucket_of(resource, evaluation)
    parts = resource.parts("logging") if own is resource else [resource]
    if not parts:
        raise NotApplicableError("The bucket has no inline logging. A logging resource has its own check.")
    if resource.type == LOGGING:
        yield from unnamed(resource)
    for part in parts:
        target = part.at("target_bucket")
        if not part.is_set("target_bucket"):
            yield Violation("The logging has no target bucket.", "target_bucket")
        elif (own and evaluation.names(target, own)) or any(
            same(target, option) for option in options(resource.at("bucket"))
        ):
            yield Violation(
                "The bucket logs to itself, so each log entry causes another one.", "target_bucket"
            )
        if not part.is_set("target_prefix"):
            yield Violation(
                "The logs have no prefix to separate them from those of other buckets.", "target_prefix"
            )


CONTROL = Control(
    id="s3-logging",
    title="A bucket writes its access logs to another bucket, under its own prefix.",
    why="A bucket that logs to itself produces logs endlessly, and mixed logs cannot be told apart.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
    fix="Set target_bucket to another bucket of the region and target_prefix to the name of this one.",
    types=(LOGGING, BUCKET),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    guards=GUARDS,
)
