"""S3: a bucket policy allows only named principals."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants
from modsmith.validate.aws.buckets import BUCKET, POLICY
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the policy names actions and principals, and the account that a service may act for."""
    if resource.type == BUCKET and resource.at("policy") is None:
        raise NotApplicableError(
            "The bucket has no inline policy. A policy in another resource has its own check."
        )
    yield from grants.check(resource, "policy", evaluation, services=True)


CONTROL = Control(
    id="s3-policy",
    title=(
        "A bucket policy allows named actions to named principals, and services only on behalf of a "
        "known account."
    ),
    why=(
        "A bucket open to everyone is public. A service that acts for any account gives others "
        "access to the bucket."
    ),
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    fix=(
        "Name the actions and principals of every statement, and aws:SourceArn or aws:SourceAccount "
        "for a service."
    ),
    types=(POLICY, BUCKET),
    severity=Severity.CRITICAL,
    check=check,
    always=True,
    checkov=("CKV_AWS_70",),
    fsbp=("S3.2", "S3.3"),
)
