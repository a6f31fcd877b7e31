"""OpenSearch: clients of a domain use HTTPS with a current policy."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import searches, switches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

BLOCK = "domain_endpoint_options"
CURRENT = ("Policy-Min-TLS-1-2-PFS-2023-10", "Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08")
"""Policies that allow only TLS 1.2 and later with forward secrecy."""


def check(domain: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that HTTPS is required, which is the default, and the TLS policy."""
    if not switches.is_on(domain, f"{BLOCK}.0.enforce_https"):
        yield Violation("The domain accepts plain HTTP.", BLOCK)
    policy = domain.known(f"{BLOCK}.0.tls_security_policy")
    if policy is None:
        yield Violation(
            "The domain sets no TLS policy, so it has the one that was AWS's default when it was created.",
            BLOCK,
        )
    elif policy not in CURRENT:
        yield Violation(f"{policy} allows connections without forward secrecy.", BLOCK)


CONTROL = Control(
    id="opensearch-tls",
    title="Clients reach a search domain by HTTPS only, with TLS 1.2 and forward secrecy.",
    why=("Attackers who record traffic can read it once they have the key, or at once if it is plain HTTP."),
    source="https://docs.aws.amazon.com/opensearch-service/latest/developerguide/infrastructure-security.html",
    fix=(
        "Set enforce_https = true and tls_security_policy = Policy-Min-TLS-1-2-PFS-2023-10 in "
        "domain_endpoint_options."
    ),
    types=searches.TYPES,
    severity=Severity.HIGH,
    check=check,
    checkov=(
        "CKV_AWS_83",
        "CKV_AWS_228",
    ),
    trivy=(
        "AVD-AWS-0046",
        "AVD-AWS-0126",
    ),
    fsbp=(
        "Opensearch.8",
        "ES.8",
    ),
    guards=searches.guards(BLOCK, f"{BLOCK}.tls_security_policy"),
)
