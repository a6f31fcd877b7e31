"""CloudFront: it reads its bucket as itself, so that nobody else need be let in."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.buckets import BUCKET
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation

DISTRIBUTION = "aws_cloudfront_distribution"
CONTROL_TYPE = "aws_cloudfront_origin_access_control"
IDENTITY = "s3_origin_config.0.origin_access_identity"
SIGNING = {"signing_behavior": "always", "signing_protocol": "sigv4"}
GUARDS = (
    *((CONTROL_TYPE, argument) for argument in SIGNING),
    (DISTRIBUTION, "origin.origin_access_control_id"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """An access control must sign always; an origin that is a bucket must have one, or an identity."""
    if resource.type == CONTROL_TYPE:
        for argument, wanted in SIGNING.items():
            if resource.known(argument) != wanted:
                yield Violation(f"Its {argument} is not {wanted}.", argument)
        return
    for origin in resource.parts("origin"):
        if _is_bucket(origin, evaluation) and not (
            origin.is_set("origin_access_control_id") or origin.is_set(IDENTITY)
        ):
            yield Violation(
                "It reads a bucket as anybody: an origin has no origin_access_control_id.", "origin"
            )


def _is_bucket(origin: Resource, evaluation: Evaluation) -> bool:
    name = origin.at("domain_name")
    if any(one.type == BUCKET for one in evaluation.referred(name)):
        return True
    return ".s3." in text(name) or ".s3-" in text(name) or bool(origin.blocks("s3_origin_config"))


CONTROL = Control(
    id="cloudfront-origin-access",
    title="A distribution reads a bucket as itself, and signs every request.",
    why="A bucket that CloudFront reads as anybody must be open to everybody, past the distribution.",
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
    fix="Give the origin an aws_cloudfront_origin_access_control that signs always, with sigv4.",
    types=(DISTRIBUTION, CONTROL_TYPE),
    check=check,
    checkov=("CKV2_AWS_46",),
    guards=GUARDS,
)
