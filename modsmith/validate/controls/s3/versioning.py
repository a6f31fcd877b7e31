"""S3: overwritten and deleted objects of production can be restored."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import environments
from modsmith.validate.aws.buckets import BUCKET, VERSIONING, parts
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

STATUS = "versioning_configuration.0.status"
GUARDS = (
    (VERSIONING, ""),
    (VERSIONING, "bucket"),
    (VERSIONING, "versioning_configuration"),
    (VERSIONING, "versioning_configuration.status"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that versioning is enabled, in its own resource or inline."""
    found = parts(resource, evaluation, VERSIONING)
    good = [one.known(STATUS) == "Enabled" for one in found]
    if resource.type == BUCKET:
        good += [block.flag("enabled") for block in resource.parts("versioning")]
    if good and all(good):
        return
    environments.production_only(evaluation)
    what = "suspended" if good else f"not set: it has no {VERSIONING}"
    yield Violation(f"Versioning is {what}.", "versioning_configuration" if good else "")


CONTROL = Control(
    id="s3-versioning",
    title="A bucket keeps versions of its objects, at least in production.",
    why=(
        "Without versions, overwritten and deleted objects are lost, and replication and Object Lock "
        "do not work."
    ),
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
    fix='Add an aws_s3_bucket_versioning whose versioning_configuration has status = "Enabled".',
    types=(BUCKET, VERSIONING),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_21",),
    trivy=("AVD-AWS-0090",),
    fsbp=("S3.14",),
    guards=GUARDS,
)
