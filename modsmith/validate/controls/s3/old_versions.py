"""S3: old versions expire."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET, LIFECYCLE, is_versioned, is_whole
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

MOST_DAYS = 365
"""No one restores an object that was replaced more than a year ago; permanent retention is a task for Object Lock."""

DAYS = "noncurrent_version_expiration.0.noncurrent_days"
GUARDS = (
    (LIFECYCLE, "rule.noncurrent_version_expiration"),
    (LIFECYCLE, "rule.noncurrent_version_expiration.noncurrent_days"),
)


def check(bucket: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that an enabled rule for all objects expires old versions, if the bucket keeps versions."""
    if not is_versioned(bucket, evaluation):
        raise NotApplicableError("The bucket keeps no versions.")
    rules = []
    for part in evaluation.attached(bucket, LIFECYCLE, "bucket"):
        for rule in part.parts("rule"):
            rules.append((rule, rule.known("status") == "Enabled", rule.number(DAYS)))
    for rule in bucket.parts("lifecycle_rule"):
        rules.append((rule, rule.flag("enabled"), rule.number("noncurrent_version_expiration.0.days")))
    if not any(enabled and days and days <= MOST_DAYS and is_whole(rule) for rule, enabled, days in rules):
        yield Violation(f"No rule for all objects expires old versions within {MOST_DAYS} days.", "rule")


CONTROL = Control(
    id="s3-old-versions",
    title="Old versions expire in a bucket that keeps versions.",
    why=(
        "Replaced and deleted versions, and the personal data in them, stay and cost money until a "
        "rule removes them."
    ),
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-configuration-examples.html",
    fix=(
        "Add an enabled rule with an empty filter and noncurrent_version_expiration to the lifecycle "
        "configuration."
    ),
    types=(BUCKET,),
    severity=Severity.LOW,
    check=check,
    reads=(LIFECYCLE,),
    fsbp=("S3.10",),
    guards=GUARDS,
)
