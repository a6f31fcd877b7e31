"""S3: a bucket removes incomplete uploads."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET, LIFECYCLE, is_whole, parts
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

MOST_DAYS = 7
"""No upload takes longer than a week, and AWS's own examples use that number."""

DAYS = "abort_incomplete_multipart_upload.0.days_after_initiation"
GUARDS = (
    (LIFECYCLE, ""),
    (LIFECYCLE, "bucket"),
    (LIFECYCLE, "rule.status"),
    (LIFECYCLE, "rule.abort_incomplete_multipart_upload"),
    (LIFECYCLE, "rule.abort_incomplete_multipart_upload.days_after_initiation"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a rule for all objects aborts uploads, and that all rules are enabled."""
    rules = []
    for part in parts(resource, evaluation, LIFECYCLE):
        for rule in part.parts("rule"):
            rules.append((rule, rule.known("status") == "Enabled", rule.number(DAYS)))
    if resource.type == BUCKET:
        for rule in resource.parts("lifecycle_rule"):
            rules.append((rule, rule.flag("enabled"), rule.number("abort_incomplete_multipart_upload_days")))
    if not rules:
        yield Violation(f"The bucket has no {LIFECYCLE}, so it keeps and charges for incomplete uploads.")
        return
    for rule, enabled, _ in rules:
        if not enabled:
            yield Violation(f"{rule.address}: the rule {rule.at('id')} is not enabled.", "rule")
    if not any(enabled and days and days <= MOST_DAYS and is_whole(rule) for rule, enabled, days in rules):
        yield Violation(f"No rule for all objects aborts incomplete uploads within {MOST_DAYS} days.", "rule")


CONTROL = Control(
    id="s3-lifecycle",
    title="A bucket aborts incomplete uploads within a week, and all its lifecycle rules are enabled.",
    why="Parts of incomplete uploads appear in no listing, cost money, and stay forever.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html",
    fix="Add an enabled rule with an empty filter and abort_incomplete_multipart_upload of at most 7 days.",
    types=(BUCKET, LIFECYCLE),
    severity=Severity.LOW,
    check=check,
    checkov=("CKV2_AWS_61", "CKV_AWS_300"),
    fsbp=("S3.13",),
    guards=GUARDS,
)
