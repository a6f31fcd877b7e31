"""S3: what is overwritten or deleted in production can be brought back."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import environments
from modsmith.validate.aws.buckets import BUCKET, VERSIONING, parts
from modsmith.validate.control import Control, Violation

STATUS = "versioning_configuration.0.status"
GUARDS = (
    (VERSIONING, ""),
    (VERSIONING, "bucket"),
    (VERSIONING, "versioning_configuration"),
    (VERSIONING, "versioning_configuration.status"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Versioning must be enabled, by a resource of its own or inline as it once was."""
    found = parts(resource, evaluation, VERSIONING)
    good = [one.known(STATUS) == "Enabled" for one in found]
    if resource.type == BUCKET:
        good += [block.flag("enabled") for block in resource.parts("versioning")]
    if good and all(good):
        return
    environments.production_only(evaluation)
    what = "suspended" if good else f"not set: it has no {VERSIONING}"
    yield Violation(f"Its versioning is {what}.", "versioning_configuration" if good else "")


CONTROL = Control(
    id="s3-versioning",
    title="A bucket keeps the versions of its objects, in production at least.",
    why="Without versions an overwritten or deleted object is gone, and nothing can be replicated or locked.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html",
    fix='Add an aws_s3_bucket_versioning whose versioning_configuration has status = "Enabled".',
    types=(BUCKET, VERSIONING),
    check=check,
    checkov=("CKV_AWS_21",),
    guards=GUARDS,
)
