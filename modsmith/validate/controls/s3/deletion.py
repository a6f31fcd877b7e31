"""S3: production buckets cannot be deleted with their objects."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import environments
from modsmith.validate.aws.buckets import BUCKET
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import SetArgument, is_on
from modsmith.validate.severity import Severity


def check(bucket: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that Terraform does not destroy a bucket before it is empty."""
    environments.production_only(evaluation)
    if bucket.flag("force_destroy"):
        yield Violation("Terraform deletes the bucket together with all its objects.", "force_destroy")


FIXES = (
    SetArgument(
        BUCKET,
        "force_destroy",
        "false",
        wrong=is_on,
        effect="`terraform destroy` refuses while the bucket holds objects.",
    ),
)


CONTROL = Control(
    id="s3-deletion",
    title="A production bucket cannot be deleted while it contains objects.",
    why="One terraform destroy, or one changed name, then deletes every version of every object.",
    source="https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
    fix="Set force_destroy only outside of production.",
    types=(BUCKET,),
    severity=Severity.MEDIUM,
    check=check,
    fixes=FIXES,
)
