"""DynamoDB: a table is encrypted with a KMS key of the account."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.evaluate.values import options
from modsmith.validate.aws import keys
from modsmith.validate.control import Control, Violation
from modsmith.validate.parameters import KEYS
from modsmith.validate.severity import Severity

GUARDS = (
    ("aws_dynamodb_table", "server_side_encryption"),
    ("aws_dynamodb_table", "server_side_encryption.enabled"),
    ("aws_dynamodb_table", "server_side_encryption.kms_key_arn"),
    ("aws_dynamodb_table", "replica.kms_key_arn"),
)


def check(table: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks encryption with KMS for the table and its replicas."""
    if not table.flag("server_side_encryption.0.enabled"):
        yield Violation(
            "The table is encrypted with a key that AWS owns and that you cannot audit.",
            "server_side_encryption",
        )
        return
    yield from keys.check(table, "server_side_encryption.0.kms_key_arn", evaluation)
    own = keys.customer_keys(evaluation)
    for replica in table.parts("replica") if own else ():
        if not replica.is_set("kms_key_arn"):
            yield Violation("A replica has no KMS key of its region.", "replica")
        elif not all(keys.is_one_of(one, own, evaluation) for one in options(replica.at("kms_key_arn"))):
            yield Violation("A replica is not encrypted with the module's key.", "replica")


CONTROL = Control(
    id="dynamodb-encryption",
    title="A table is encrypted with a KMS key of the account: the module's key, if there is one.",
    why="You can monitor, restrict and revoke only a key in your own account.",
    source="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html",
    fix="Set server_side_encryption with enabled = true and kms_key_arn, and kms_key_arn for every replica.",
    types=("aws_dynamodb_table",),
    severity=Severity.MEDIUM,
    parameters=(KEYS,),
    check=check,
    checkov=("CKV_AWS_119",),
    trivy=("AVD-AWS-0025",),
    guards=GUARDS,
)
