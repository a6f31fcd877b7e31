"""CloudFront: a distribution signs its requests to a bucket or function URL, so that these can stay private."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services import distributions
from modsmith.validate.aws.services.distributions import DISTRIBUTION
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CONTROL_TYPE = "aws_cloudfront_origin_access_control"
IDENTITY = "s3_origin_config.0.origin_access_identity"
SIGNING = {"signing_behavior": "always", "signing_protocol": "sigv4"}
GUARDS = (
    *((CONTROL_TYPE, argument) for argument in SIGNING),
    (DISTRIBUTION, "origin.origin_access_control_id"),
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that an access control always signs, and that a bucket has one, or an identity, and a function URL one."""
    if resource.type == CONTROL_TYPE:
        for argument, wanted in SIGNING.items():
            if resource.known(argument) != wanted:
                yield Violation(f"The access control's {argument} is not {wanted}.", argument)
        return
    for origin in resource.parts("origin"):
        if origin.is_set("origin_access_control_id") or origin.is_set(IDENTITY):
            continue
        if distributions.is_function_url(origin, evaluation):
            yield Violation(
                "An origin calls a function URL anonymously: it has no origin_access_control_id.", "origin"
            )
        elif distributions.is_bucket(origin, evaluation):
            yield Violation(
                "An origin reads a bucket anonymously: it has no origin_access_control_id.", "origin"
            )


CONTROL = Control(
    id="cloudfront-origin-access",
    title="A distribution signs every request to a bucket or function URL.",
    why=(
        "A bucket or function URL that CloudFront calls anonymously must be public, so anyone can bypass the "
        "distribution."
    ),
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html",
    fix="Give the origin an aws_cloudfront_origin_access_control that always signs, with sigv4.",
    types=(DISTRIBUTION, CONTROL_TYPE),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV2_AWS_46",),
    fsbp=("CloudFront.16",),
    guards=GUARDS,
)
