"""encryption.tf: the key of tables and alarm topic."""

from modsmith import File, expr
from modsmith.constructs import ALARMS_PUBLISH, NAME, key


class Encryption(File):
    """One key for the module."""

    def build(self) -> None:
        """Adds the key and tells callers its names."""
        made = key(
            self,
            description=f"Encrypts the DynamoDB tables and the alarm topic of {NAME}.",
            alias=f"{NAME}-dynamodb",
            deletion_days=expr("var.kms_deletion_window"),
            grants=(ALARMS_PUBLISH,),
        )
        self.output("kms_key_arn", made["arn"])
        self.output("kms_key_alias", expr("aws_kms_alias.this.name"))
