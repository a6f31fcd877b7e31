"""S3: Object Lock protects new versions for a fixed time."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import buckets
from modsmith.validate.aws.buckets import BUCKET
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

LOCK = "aws_s3_bucket_object_lock_configuration"
RETENTION = "rule.0.default_retention.0"
GUARDS = (
    (LOCK, "rule"),
    (LOCK, "rule.default_retention"),
    (LOCK, "rule.default_retention.mode"),
    (LOCK, "rule.default_retention.days"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a lock has a mode and a period, and that the bucket keeps versions."""
    if resource.type == BUCKET:
        yield from _of_bucket(resource, evaluation)
        return
    yield from buckets.unnamed(resource)
    enabled = resource.known("object_lock_enabled")
    if enabled not in (None, "Enabled"):
        yield Violation("Object Lock is not enabled.", "object_lock_enabled")
    if resource.known(f"{RETENTION}.mode") not in ("GOVERNANCE", "COMPLIANCE"):
        yield Violation("The lock has no default mode, so new versions are not locked.", "rule")
    if not any((resource.number(f"{RETENTION}.{unit}") or 0) > 0 for unit in ("days", "years")):
        yield Violation("The lock has no default period, so new versions are not locked.", "rule")
    bucket = buckets.bucket_of(resource, evaluation)
    if bucket and not buckets.is_versioned(bucket, evaluation):
        yield Violation(f"{bucket.address} keeps no versions, so Object Lock has no effect.", "bucket")


def _of_bucket(bucket: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    if not bucket.flag("object_lock_enabled"):
        raise NotApplicableError("The bucket does not use Object Lock.")
    if not evaluation.attached(bucket, LOCK, "bucket") and not bucket.blocks(
        "object_lock_configuration.0.rule"
    ):
        yield Violation(
            f"The bucket has Object Lock, but no default retention: it has no {LOCK}.", "object_lock_enabled"
        )


CONTROL = Control(
    id="s3-object-lock",
    title="Object Lock protects every new version for a fixed time.",
    why="Without a default retention, only uploads that request a lock get one.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html",
    fix="Give rule.default_retention a mode and days or years, and enable versioning.",
    types=(LOCK, BUCKET),
    severity=Severity.MEDIUM,
    check=check,
    guards=GUARDS,
)
