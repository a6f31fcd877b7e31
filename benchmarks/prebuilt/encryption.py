"""The key of tables and alarm topic, unless the caller has one."""
# mypy: ignore-errors

from __future__ import annotations

from cdktf import TerraformLocal
from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import (
    DataAwsIamPolicyDocument,
    DataAwsIamPolicyDocumentStatement,
    DataAwsIamPolicyDocumentStatementPrincipals,
)
from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from constructs import Construct
from naming import ACCOUNT_ID, PARTITION, TAGS, expr, number, one_if, pinned

CREATE = "var.create_kms_key == null ? var.kms_key_id == null : var.create_kms_key"
ARN = "local.create_key ? aws_kms_key.this[0].arn : var.kms_key_id"


def add_key(scope: Construct) -> None:
    """Adds the key with its policy and alias, and the statements that a caller's key needs."""
    TerraformLocal(scope, "create_key", expr(CREATE))
    TerraformLocal(scope, "kms_key_arn", expr(ARN))
    created = one_if("local.create_key")
    document = DataAwsIamPolicyDocument(scope, "key_policy", count=created, statement=[_account(), _alarms()])
    pinned(document, "key")
    key = KmsKey(
        scope,
        "key",
        count=created,
        description="Encrypts the DynamoDB tables and the alarm topic of ${local.name}.",
        deletion_window_in_days=number("var.kms_deletion_window"),
        enable_key_rotation=True,
        policy=expr("data.aws_iam_policy_document.key[0].json"),
        tags=TAGS,
    )
    pinned(key, "this")
    name, key_id = "alias/${local.name}-dynamodb", expr("aws_kms_key.this[0].key_id")
    pinned(KmsAlias(scope, "alias", count=created, name=name, target_key_id=key_id), "this")
    needed = DataAwsIamPolicyDocument(scope, "key_statements_document", statement=[_alarms()])
    pinned(needed, "key_statements")


def _account() -> DataAwsIamPolicyDocumentStatement:
    root = f"arn:{PARTITION}:iam::{ACCOUNT_ID}:root"
    return DataAwsIamPolicyDocumentStatement(
        sid="EnableAccountPolicies",
        actions=["kms:*"],
        resources=["*"],
        principals=[DataAwsIamPolicyDocumentStatementPrincipals(type="AWS", identifiers=[root])],
    )


def _alarms() -> DataAwsIamPolicyDocumentStatement:
    service = "cloudwatch.amazonaws.com"
    return DataAwsIamPolicyDocumentStatement(
        sid="AllowAlarmsToPublish",
        actions=["kms:Decrypt", "kms:GenerateDataKey*"],
        resources=["*"],
        principals=[DataAwsIamPolicyDocumentStatementPrincipals(type="Service", identifiers=[service])],
    )
