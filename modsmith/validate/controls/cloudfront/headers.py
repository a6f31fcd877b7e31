"""CloudFront: responses carry security headers, among them HSTS."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services import distributions
from modsmith.validate.aws.services.distributions import DISTRIBUTION
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

POLICY = "aws_cloudfront_response_headers_policy"
HSTS = "strict_transport_security"
LEAST_SECONDS = 31_536_000
"""A year, as browsers ask for their preload lists."""


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that behaviors have a policy for response headers, and that security headers include HSTS for a year."""
    if resource.type == DISTRIBUTION:
        bare = [
            name
            for name, part in distributions.behaviors(resource)
            if not part.is_set("response_headers_policy_id")
        ]
        if bare:
            yield Violation("A behavior adds no security headers to responses.", bare[0])
        return
    parts = resource.parts("security_headers_config")
    if not parts:
        raise NotApplicableError("The policy is not about security headers.")
    for part in parts:
        found = part.parts(HSTS)
        if not found:
            yield Violation("Browsers may use plain HTTP: there is no HSTS.", "security_headers_config")
        for hsts in found:
            if (hsts.number("access_control_max_age_sec") or 0) < LEAST_SECONDS:
                yield Violation("HSTS lasts less than a year.", "security_headers_config")


CONTROL = Control(
    id="cloudfront-headers",
    title="Responses of a distribution carry security headers, with HSTS for a year.",
    why="Without HSTS, attackers on the network can keep a browser on plain HTTP.",
    source="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html",
    fix=f"Set response_headers_policy_id, with {HSTS} for {LEAST_SECONDS} seconds.",
    types=(DISTRIBUTION, POLICY),
    severity=Severity.LOW,
    check=check,
    checkov=("CKV_AWS_259", "CKV2_AWS_32"),
    guards=(
        (DISTRIBUTION, "default_cache_behavior.response_headers_policy_id"),
        (POLICY, f"security_headers_config.{HSTS}"),
        (POLICY, f"security_headers_config.{HSTS}.access_control_max_age_sec"),
    ),
)
