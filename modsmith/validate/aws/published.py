"""What a module publishes on purpose: a fix must not end that."""

from __future__ import annotations

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies
from modsmith.validate.aws.buckets import POLICY

_WEBSITE = "aws_s3_bucket_website_configuration"
_ACL = "aws_s3_bucket_acl"
_PUBLIC = ("public-read", "public-read-write", "authenticated-read")


def published(bucket: Resource, evaluation: Evaluation) -> str:
    """Why a bucket may be public on purpose, the end of a sentence; "" if nothing in the module says so.

    Raises:
        UndeterminedError: its policy or its access control list is unknown.
    """
    if bucket.blocks("website") or evaluation.attached(bucket, _WEBSITE, "bucket"):
        return "the bucket is a website"
    lists = [bucket.known("acl"), *(one.known("acl") for one in evaluation.attached(bucket, _ACL, "bucket"))]
    if any(one in _PUBLIC for one in lists):
        return "an access control list of the module publishes the bucket"
    for holder in (bucket, *evaluation.attached(bucket, POLICY, "bucket")):
        if holder.at("policy") is not None and _is_open(holder, evaluation):
            return "a policy of the module publishes the bucket"
    return ""


def _is_open(holder: Resource, evaluation: Evaluation) -> bool:
    """Whether a policy allows something to everyone."""
    return any(
        one.allows
        and not grants.is_pinned(one)
        and any(grants.is_any_account(policies.settled(who, "policy")) for _, who in one.principals)
        for one in policies.statements(holder, "policy", evaluation)
    )
