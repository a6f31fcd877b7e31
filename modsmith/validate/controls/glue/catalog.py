"""Glue: the catalog encrypts metadata, and passwords of connections."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

CATALOG = "aws_glue_data_catalog_encryption_settings"
SETTINGS = "data_catalog_encryption_settings"
MODE = f"{SETTINGS}.0.encryption_at_rest.0.catalog_encryption_mode"
PASSWORDS = f"{SETTINGS}.0.connection_password_encryption.0.return_connection_password_encrypted"


def check(catalog: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks the encryption of metadata and of passwords."""
    if (catalog.known(MODE) or "DISABLED") == "DISABLED":
        yield Violation("No KMS key encrypts the metadata of the catalog.", SETTINGS)
    if not catalog.flag(PASSWORDS):
        yield Violation("The catalog returns passwords of connections in plain text.", SETTINGS)


CONTROL = Control(
    id="glue-catalog",
    title="The catalog of Glue is encrypted with a KMS key, and so are passwords of connections.",
    why="Everyone who may read the catalog can read the passwords of the databases that it connects to.",
    source="https://docs.aws.amazon.com/glue/latest/dg/encrypt-glue-data-catalog.html",
    fix='Set catalog_encryption_mode = "SSE-KMS" and return_connection_password_encrypted = true.',
    types=(CATALOG,),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_94",),
    guards=tuple((CATALOG, path.replace(".0.", ".")) for path in (MODE, PASSWORDS)),
)
