"""CloudFront: a distribution signs its requests to a bucket, so that the bucket can stay private."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, why
from modsmith.validate.aws.buckets import BUCKET
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DISTRIBUTION = "aws_cloudfront_distribution"
CONTROL_TYPE = "aws_cloudfront_origin_access_control"
IDENTITY = "s3_origin_config.0.origin_access_identity"
SIGNING = {"signing_behavior": "always", "signing_protocol": "sigv4"}
GUARDS = (
    *((CONTROL_TYPE, argument) for argument in SIGNING),
    (DISTRIBUTION, "origin.origin_access_control_id"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that an access control always signs, and that a bucket origin has one, or an identity."""
    if resource.type == CONTROL_TYPE:
        for argument, wanted in SIGNING.items():
            if resource.known(argument) != wanted:
                yield Violation(f"The access control's {argument} is not {wanted}.", argument)
        return
    for origin in resource.parts("origin"):
        if origin.is_set("origin_access_control_id") or origin.is_set(IDENTITY):
            continue
        if _is_bucket(origin, evaluation):
            yield Violation(
                "An origin reads a bucket anonymously: it has no origin_access_control_id.", "origin"
            )


def _is_bucket(origin: Resource, evaluation: Evaluation) -> bool:
    name = origin.at("domain_name")
    if any(one.type == BUCKET for one in evaluation.referred(name)):
        return True
    if any(part in text(name) for part in (".s3.", ".s3-")) or origin.blocks("s3_origin_config"):
        return True
    if isinstance(name, Choice) or (
        isinstance(name, Symbol) and not name.holes and not evaluation.referred(name)
    ):
        raise UndeterminedError("origin.domain_name", why(name))
    return False


CONTROL = Control(
    id="cloudfront-origin-access",
    title="A distribution signs every request to a bucket.",
    why="A bucket that CloudFront reads anonymously must be public, so anyone can bypass the distribution.",
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
    fix="Give the origin an aws_cloudfront_origin_access_control that always signs, with sigv4.",
    types=(DISTRIBUTION, CONTROL_TYPE),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV2_AWS_46",),
    guards=GUARDS,
)
