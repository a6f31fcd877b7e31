"""CloudFront: a distribution has a certificate of its own name, and the recommended security policy."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services.distributions import DISTRIBUTION
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CERTIFICATE = "viewer_certificate"
OWN = ("acm_certificate_arn", "iam_certificate_id")
DATED = ("TLSv1.2_2018", "TLSv1.2_2019")
"""Policies with TLS 1.2 whose ciphers AWS no longer recommends."""


def check(distribution: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks for a custom certificate, served by name, with current ciphers."""
    parts = distribution.parts(CERTIFICATE)
    if not any(part.is_set(name) for part in parts for name in OWN) or any(
        part.flag("cloudfront_default_certificate") for part in parts
    ):
        yield Violation(
            "The distribution uses CloudFront's certificate, which also allows TLS 1.0.", CERTIFICATE
        )
        return
    for part in parts:
        if part.known("ssl_support_method") == "vip":
            yield Violation(
                "The distribution pays for dedicated addresses instead of using SNI.", CERTIFICATE
            )
        if part.known("minimum_protocol_version") in DATED:
            yield Violation("The security policy has ciphers that AWS no longer recommends.", CERTIFICATE)


CONTROL = Control(
    id="cloudfront-certificate",
    title="A distribution has a certificate of its own, served with SNI and current ciphers.",
    why="With CloudFront's own certificate a distribution has no name of its own, and accepts TLS 1.0.",
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-procedures.html",
    fix=(
        'Set acm_certificate_arn, ssl_support_method = "sni-only" and minimum_protocol_version = '
        '"TLSv1.2_2021".'
    ),
    types=(DISTRIBUTION,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    checkov=("CKV2_AWS_42",),
    fsbp=("CloudFront.7", "CloudFront.8", "CloudFront.15"),
    guards=((DISTRIBUTION, f"{CERTIFICATE}.acm_certificate_arn"),),
)
