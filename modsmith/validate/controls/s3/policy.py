"""S3: a bucket's policy lets in nobody but those whom it names."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants
from modsmith.validate.aws.buckets import BUCKET, POLICY
from modsmith.validate.control import Control, NotApplicableError, Violation


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Its policy must name actions and principals; a service must say for whom it acts."""
    if resource.type == BUCKET and resource.at("policy") is None:
        raise NotApplicableError("It has no policy of its own; one in another resource is judged there.")
    yield from grants.check(resource, "policy", evaluation, services=True)


CONTROL = Control(
    id="s3-policy",
    title="A bucket's policy allows named actions to named principals, and services only for a known account.",
    why="What is allowed to everybody is public, and a service that acts for any account is lent to strangers.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    fix="Name the actions and principals of every statement, and aws:SourceArn or aws:SourceAccount of a service.",
    types=(POLICY, BUCKET),
    check=check,
    always=True,
    checkov=("CKV_AWS_70",),
)
