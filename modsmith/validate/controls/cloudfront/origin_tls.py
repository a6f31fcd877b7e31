"""CloudFront: requests to the origin are encrypted with a current version of TLS."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.links import listed
from modsmith.validate.aws.services import distributions
from modsmith.validate.aws.services.distributions import DISTRIBUTION
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

CUSTOM = "custom_origin_config"
OUTDATED = frozenset({"SSLv3", "TLSv1", "TLSv1.1"})


def check(distribution: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the protocols of every custom origin."""
    customs = [part for origin in distribution.parts("origin") for part in origin.parts(CUSTOM)]
    if not customs:
        raise NotApplicableError("It has no custom origin. Requests to buckets are always encrypted.")
    for custom in customs:
        policy = custom.known("origin_protocol_policy")
        if policy == "match-viewer":
            if _accepts_http(distribution):
                yield Violation("Requests of viewers over plain HTTP reach the origin unencrypted.", "origin")
        elif policy != "https-only":
            yield Violation("CloudFront sends requests to an origin unencrypted.", "origin")
            continue
        old = sorted(OUTDATED & set(listed(custom, "origin_ssl_protocols")))
        if old:
            yield Violation(f"An origin may use outdated protocols: {', '.join(old)}.", "origin")


def _accepts_http(distribution: Resource) -> bool:
    return any(
        part.known("viewer_protocol_policy") not in ("https-only", "redirect-to-https")
        for _, part in distributions.behaviors(distribution)
    )


CONTROL = Control(
    id="cloudfront-origin-tls",
    title="A distribution encrypts requests to custom origins, with TLS 1.2 or newer.",
    why="Attackers between CloudFront and the origin can read and change what users send.",
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-cloudfront-to-custom-origin.html",
    fix='Set origin_protocol_policy = "https-only" and origin_ssl_protocols = ["TLSv1.2"].',
    types=(DISTRIBUTION,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV2_AWS_54", "CKV2_AWS_72"),
    fsbp=("CloudFront.9", "CloudFront.10"),
    guards=((DISTRIBUTION, f"origin.{CUSTOM}.origin_protocol_policy"),),
)
