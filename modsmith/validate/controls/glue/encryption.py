"""Glue: security configurations and the catalog encrypt everything that they can."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SECURITY = "aws_glue_security_configuration"
CATALOG = "aws_glue_data_catalog_encryption_settings"
BLOCK, SETTINGS = "encryption_configuration", "data_catalog_encryption_settings"
KINDS = {
    "s3_encryption.0.s3_encryption_mode": "data in S3",
    "cloudwatch_encryption.0.cloudwatch_encryption_mode": "logs",
    "job_bookmarks_encryption.0.job_bookmarks_encryption_mode": "job bookmarks",
}
PASSWORDS = "connection_password_encryption.0.return_connection_password_encrypted"


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks every kind of encryption of a security configuration, or of the catalog."""
    if resource.type == CATALOG:
        yield from _catalog(resource)
        return
    off = [
        what
        for path, what in KINDS.items()
        if (resource.known(f"{BLOCK}.0.{path}") or "DISABLED") == "DISABLED"
    ]
    if off:
        yield Violation(f"The security configuration does not encrypt {', '.join(off)}.", BLOCK)


def _catalog(catalog: Resource) -> Iterator[Violation]:
    mode = catalog.known(f"{SETTINGS}.0.encryption_at_rest.0.catalog_encryption_mode")
    if (mode or "DISABLED") == "DISABLED":
        yield Violation("The metadata of the catalog is not encrypted.", SETTINGS)
    if not catalog.flag(f"{SETTINGS}.0.{PASSWORDS}"):
        yield Violation("The catalog returns passwords of connections in plain text.", SETTINGS)


CONTROL = Control(
    id="glue-encryption",
    title="Glue encrypts data, logs and bookmarks of jobs, metadata, and passwords of connections.",
    why="Results, and passwords of databases, can be read by everyone who can read the bucket or the catalog.",
    source="https://docs.aws.amazon.com/glue/latest/dg/encryption-at-rest.html",
    fix="Set every mode to SSE-KMS, that of bookmarks to CSE-KMS, and return_connection_password_encrypted = true.",
    types=(SECURITY, CATALOG),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_94", "CKV_AWS_99"),
    guards=(
        *((SECURITY, f"{BLOCK}.{path.replace('.0.', '.')}") for path in KINDS),
        (CATALOG, f"{SETTINGS}.encryption_at_rest.catalog_encryption_mode"),
        (CATALOG, f"{SETTINGS}.{PASSWORDS.replace('.0.', '.')}"),
    ),
)
