"""The key of tables and alarm topic."""
# mypy: ignore-errors

from __future__ import annotations

from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import (
    DataAwsIamPolicyDocument,
    DataAwsIamPolicyDocumentStatement,
    DataAwsIamPolicyDocumentStatementPrincipals,
)
from cdktf_cdktf_provider_aws.kms_alias import KmsAlias
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from constructs import Construct
from naming import ACCOUNT_ID, PARTITION, TAGS, number, pinned


def add_key(scope: Construct) -> KmsKey:
    """Adds the key with its policy and alias."""
    document = DataAwsIamPolicyDocument(scope, "key_policy", statement=[_account(), _alarms()])
    key = KmsKey(
        scope,
        "key",
        description="Encrypts the DynamoDB tables and the alarm topic of ${local.name}.",
        deletion_window_in_days=number("var.kms_deletion_window"),
        enable_key_rotation=True,
        policy=pinned(document, "key").json,
        tags=TAGS,
    )
    pinned(key, "this")
    alias = KmsAlias(scope, "alias", name="alias/${local.name}-dynamodb", target_key_id=key.key_id)
    pinned(alias, "this")
    return key


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
