"""Keyspaces: a table is encrypted with the module's key."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

TABLE = "aws_keyspaces_table"
BLOCK = "encryption_specification"


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for the module's key; Keyspaces always encrypts."""
    yield from keys.check(table, f"{BLOCK}.0.kms_key_identifier", evaluation)
    named = table.is_set(f"{BLOCK}.0.kms_key_identifier")
    if named and table.known(f"{BLOCK}.0.type") != "CUSTOMER_MANAGED_KMS_KEY":
        yield Violation("The table names a key, but its type is not CUSTOMER_MANAGED_KMS_KEY.", BLOCK)


CONTROL = Control(
    id="keyspaces-encryption",
    title="A table of Keyspaces is encrypted with the module's key, if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/keyspaces/latest/devguide/EncryptionAtRest.html",
    fix="Set type = CUSTOMER_MANAGED_KMS_KEY and kms_key_identifier in encryption_specification.",
    types=(TABLE,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=("CKV_AWS_265",),
    guards=((TABLE, BLOCK), (TABLE, f"{BLOCK}.kms_key_identifier"), (TABLE, f"{BLOCK}.type")),
)
