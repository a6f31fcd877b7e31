"""ACM: a certificate has a strong key, and a public one is in the transparency logs."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

CERTIFICATE, AUTHORITY = "aws_acm_certificate", "aws_acmpca_certificate_authority"
CONFIGURATION = "certificate_authority_configuration"
WEAK = ("RSA_1024", "RSA-1024")


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the algorithm, and that transparency logging is not off."""
    if resource.type == AUTHORITY:
        for part in resource.parts(CONFIGURATION):
            if part.known("key_algorithm") in WEAK:
                yield Violation("An RSA key of 1,024 bits can be broken.", CONFIGURATION)
            if "SHA1" in str(part.known("signing_algorithm")):
                yield Violation("Signatures with SHA-1 can be forged.", CONFIGURATION)
        return
    if resource.at("certificate_body") is not None:
        raise NotApplicableError("The certificate is imported, so its key is not chosen here.")
    if resource.known("key_algorithm") in WEAK:
        yield Violation("An RSA key of 1,024 bits can be broken.", "key_algorithm")
    for part in resource.parts("options"):
        if part.known("certificate_transparency_logging_preference") == "DISABLED":
            yield Violation(
                "The certificate is missing in the transparency logs, so browsers refuse it.", "options"
            )


CONTROL = Control(
    id="acm-key",
    title="A certificate has an RSA key of 2,048 bits or more, or an elliptic-curve key, and is logged publicly.",
    why="Whoever breaks a short key can pose as the site. Browsers distrust certificates that are not logged.",
    source="https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html",
    fix='Omit key_algorithm, or set it to "RSA_2048" or "EC_prime256v1", and leave transparency logging on.',
    types=(CERTIFICATE, AUTHORITY),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_234",),
    fsbp=("ACM.2",),
)
