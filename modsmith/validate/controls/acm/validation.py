"""ACM: a certificate renews itself."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

CERTIFICATE = "aws_acm_certificate"


def check(certificate: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that AWS can renew the certificate without a person: issued by ACM and validated by DNS."""
    if certificate.at("certificate_body") is not None or certificate.at("private_key") is not None:
        yield Violation("ACM does not renew an imported certificate.", "certificate_body")
        return
    if certificate.at("certificate_authority_arn") is not None:
        raise NotApplicableError("A private certificate authority issues and renews it.")
    if certificate.known("validation_method") != "DNS":
        yield Violation("Someone must confirm each renewal, in time, by email.", "validation_method")


CONTROL = Control(
    id="acm-validation",
    title="ACM issues and renews a certificate without anyone's help.",
    why="A certificate that no one renews in time expires, and browsers refuse the site.",
    source="https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html",
    fix='Let ACM issue the certificate, with validation_method = "DNS" and the record in its zone.',
    types=(CERTIFICATE,),
    severity=Severity.LOW,
    check=check,
    guards=((CERTIFICATE, "validation_method"),),
)
