"""CloudFront: viewers come over TLS, and not over an old one."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation

DISTRIBUTION = "aws_cloudfront_distribution"
BEHAVIORS = ("default_cache_behavior", "ordered_cache_behavior")
MODERN = ("TLSv1.2_2018", "TLSv1.2_2019", "TLSv1.2_2021", "TLSv1.2_2025", "TLSv1.3_2025")
GUARDS = (
    (DISTRIBUTION, "default_cache_behavior.viewer_protocol_policy"),
    (DISTRIBUTION, "viewer_certificate.minimum_protocol_version"),
)


def check(distribution: Resource, _: Evaluation) -> Iterator[Violation]:
    """Every behaviour must redirect or refuse plain HTTP; a certificate of its own allows a minimum."""
    behaviors = [(name, part) for name in BEHAVIORS for part in distribution.parts(name)]
    if not behaviors:
        yield Violation("It has no default_cache_behavior.")
    for name, behavior in behaviors:
        if behavior.known("viewer_protocol_policy") not in ("redirect-to-https", "https-only"):
            yield Violation("Viewers may come over plain HTTP.", name)
    for certificate in distribution.parts("viewer_certificate"):
        if certificate.flag("cloudfront_default_certificate"):
            continue
        if certificate.known("minimum_protocol_version") not in MODERN:
            yield Violation("Viewers may come over an old TLS.", "viewer_certificate")


CONTROL = Control(
    id="cloudfront-tls",
    title="A distribution is reached over TLS 1.2 or newer only.",
    why="What travels in the clear, or over a broken TLS, can be read and changed on its way.",
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-https-viewers-to-cloudfront.html",
    fix='Set viewer_protocol_policy = "redirect-to-https" and minimum_protocol_version = "TLSv1.2_2021".',
    types=(DISTRIBUTION,),
    check=check,
    checkov=("CKV_AWS_34", "CKV_AWS_174"),
    guards=GUARDS,
)
