"""CloudFront: a distribution uses the current mechanisms for access, not those that they replaced."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services import distributions
from modsmith.validate.aws.services.distributions import DISTRIBUTION
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(distribution: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that no origin has an access identity, and that no behavior trusts a whole account."""
    for origin in distribution.parts("origin"):
        if any(part.is_set("origin_access_identity") for part in origin.parts("s3_origin_config")):
            yield Violation(
                "An origin access identity cannot read objects encrypted with a KMS key.", "origin"
            )
    for name, behavior in distributions.behaviors(distribution):
        if behavior.known("trusted_signers"):
            yield Violation("Key pairs of the account's root user sign URLs.", name)


CONTROL = Control(
    id="cloudfront-legacy-access",
    title="A distribution uses origin access control and key groups.",
    why=(
        "Origin access identities cannot read buckets encrypted with KMS or in new regions. Trusted signers "
        "need keys of the root user."
    ),
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-trusted-signers.html",
    fix="Use aws_cloudfront_origin_access_control, and trusted_key_groups instead of trusted_signers.",
    types=(DISTRIBUTION,),
    severity=Severity.LOW,
    check=check,
    fsbp=("CloudFront.13", "CloudFront.17"),
)
