"""API Gateway: a custom domain name accepts only current versions of TLS."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DOMAIN, DOMAIN_V2 = "aws_api_gateway_domain_name", "aws_apigatewayv2_domain_name"
CONFIGURATION = "domain_name_configuration"
MODERN = ("TLS_1_2", "SecurityPolicy_TLS12_", "SecurityPolicy_TLS13_")
"""Beginnings of the names of policies without TLS 1.0 and 1.1.

Source: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html
"""


def check(domain: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the security policy is set and excludes TLS 1.0 and 1.1."""
    parts = (domain,) if domain.type == DOMAIN else domain.parts(CONFIGURATION)
    at = "security_policy" if domain.type == DOMAIN else CONFIGURATION
    if not parts:
        yield Violation(f"The domain name has no {CONFIGURATION}.")
    for part in parts:
        policy = part.known("security_policy")
        if policy is None:
            yield Violation("The domain name does not set the oldest version of TLS that it accepts.", at)
        elif not str(policy).startswith(MODERN):
            yield Violation("The domain name accepts outdated versions of TLS.", at)


CONTROL = Control(
    id="apigateway-tls",
    title="A custom domain name of an API accepts only TLS 1.2 or newer.",
    why="Attackers on the network can break TLS 1.0 and 1.1, and read and change requests.",
    source="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html",
    fix='Set security_policy = "TLS_1_2".',
    types=(DOMAIN, DOMAIN_V2),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_206",),
    trivy=("AVD-AWS-0005",),
    guards=((DOMAIN, "security_policy"), (DOMAIN_V2, f"{CONFIGURATION}.security_policy")),
)
