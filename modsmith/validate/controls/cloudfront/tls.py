"""CloudFront: viewers connect over a current version of TLS."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services import distributions
from modsmith.validate.aws.services.distributions import DISTRIBUTION
from modsmith.validate.control import Control, Violation
from modsmith.validate.fixing.declared import SetArgument
from modsmith.validate.severity import Severity

MODERN = ("TLSv1.2_2018", "TLSv1.2_2019", "TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025")
GUARDS = (
    (DISTRIBUTION, "default_cache_behavior.viewer_protocol_policy"),
    (DISTRIBUTION, "viewer_certificate.minimum_protocol_version"),
)


def check(distribution: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that every behavior redirects or rejects plain HTTP, and the minimum TLS version."""
    behaviors = distributions.behaviors(distribution)
    if not behaviors:
        yield Violation("The distribution has no default_cache_behavior.")
    for name, behavior in behaviors:
        if behavior.known("viewer_protocol_policy") not in ("redirect-to-https", "https-only"):
            yield Violation("The distribution accepts plain HTTP from viewers.", name)
    for certificate in distribution.parts("viewer_certificate"):
        if certificate.flag("cloudfront_default_certificate"):
            continue
        if certificate.known("minimum_protocol_version") not in MODERN:
            yield Violation(
                "The distribution accepts outdated TLS versions from viewers.", "viewer_certificate"
            )


def _legacy(distribution: Resource, _: Evaluation) -> str:
    """Dedicated addresses are for viewers without SNI, which know no modern TLS."""
    methods = [part.at("ssl_support_method") for part in distribution.parts("viewer_certificate")]
    return "" if all(one in (None, "sni-only") for one in methods) else "it serves viewers without SNI"


FIXES = (
    *(
        SetArgument(
            DISTRIBUTION,
            f"{name}.viewer_protocol_policy",
            '"redirect-to-https"',
            wrong=lambda value: value == "allow-all",
            effect="CloudFront redirects viewers that use plain HTTP.",
        )
        for name in distributions.BEHAVIORS
    ),
    SetArgument(
        DISTRIBUTION,
        "viewer_certificate.minimum_protocol_version",
        '"TLSv1.2_2021"',
        wrong=lambda value: value not in MODERN,
        without=("cloudfront_default_certificate",),
        effect="Viewers that know no TLS 1.2, older than about 2014, can no longer connect.",
        unless=_legacy,
    ),
)


CONTROL = Control(
    id="cloudfront-tls",
    title="A distribution accepts only TLS 1.2 or newer from viewers.",
    why="Attackers can read and change traffic that is unencrypted or uses a broken TLS version.",
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html",
    fix='Set viewer_protocol_policy = "redirect-to-https" and minimum_protocol_version = "TLSv1.2_2021".',
    types=(DISTRIBUTION,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_34", "CKV_AWS_174"),
    trivy=("AVD-AWS-0012", "AVD-AWS-0013"),
    fsbp=("CloudFront.3",),
    guards=GUARDS,
    fixes=FIXES,
)
