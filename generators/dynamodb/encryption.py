"""encryption.tf: the key of tables and alarm topic."""

from modsmith import File, expr
from modsmith.constructs import ALARMS_PUBLISH, NAME, key, key_statements

GRANTS = (ALARMS_PUBLISH,)


class Encryption(File):
    """The caller's key, or one of the module's own."""

    def build(self) -> None:
        """Adds the key where the caller has none, and tells callers which one is used."""
        self.local(
            "create_key", expr("var.create_kms_key == null ? var.kms_key_id == null : var.create_kms_key")
        )
        self.local("kms_key_arn", expr("local.create_key ? aws_kms_key.this[0].arn : var.kms_key_id"))
        key(
            self,
            description=f"Encrypts the DynamoDB tables and the alarm topic of {NAME}.",
            alias=f"{NAME}-dynamodb",
            deletion_days=expr("var.kms_deletion_window"),
            grants=GRANTS,
            wanted="local.create_key",
        )
        key_statements(self, GRANTS)
        self.output("kms_key_arn", expr("local.kms_key_arn"))
        self.output("kms_key_alias", expr("one(aws_kms_alias.this[*].name)"))
