"""S3: access logs go to another bucket."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import options, same
from modsmith.validate.aws.buckets import BUCKET, bucket_of, unnamed
from modsmith.validate.control import Control, NotApplicableError, Violation

LOGGING = "aws_s3_bucket_logging"
GUARDS = ((LOGGING, "target_bucket"), (LOGGING, "target_prefix"))


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Logs must have a place, and it must not be the bucket that is logged."""
    own = resource if resource.type == BUCKET else bucket_of(resource, evaluation)
    parts = resource.parts("logging") if own is resource else [resource]
    if not parts:
        raise NotApplicableError("It logs no access itself; what logs it is judged on its own.")
    if resource.type == LOGGING:
        yield from unnamed(resource)
    for part in parts:
        target = part.at("target_bucket")
        if not part.is_set("target_bucket"):
            yield Violation("It does not say where logs go.", "target_bucket")
        elif (own and evaluation.names(target, own)) or any(
            same(target, option) for option in options(resource.at("bucket"))
        ):
            yield Violation("The bucket logs into itself, and every log is logged again.", "target_bucket")
        if not part.is_set("target_prefix"):
            yield Violation("Its logs have no prefix of their own among those of others.", "target_prefix")


CONTROL = Control(
    id="s3-logging",
    title="Access to a bucket is logged into another one, under a prefix of its own.",
    why="A bucket that logs into itself logs its logs without end, and mixed logs belong to nobody.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html",
    fix="Set target_bucket to another bucket of the region and target_prefix to the name of this one.",
    types=(LOGGING, BUCKET),
    check=check,
    guards=GUARDS,
)
