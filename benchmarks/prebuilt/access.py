"""Policies that callers attach to their own roles."""
# mypy: ignore-errors

from __future__ import annotations

from cdktf import TerraformLocal
from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import (
    DataAwsIamPolicyDocument,
    DataAwsIamPolicyDocumentStatement,
    DataAwsIamPolicyDocumentStatementCondition,
)
from cdktf_cdktf_provider_aws.kms_key import KmsKey
from constructs import Construct
from naming import DNS_SUFFIX, REGION, expr, pinned, strings
from tables import DESIGNS

READ = ("BatchGetItem", "ConditionCheckItem", "DescribeTable", "GetItem", "Query", "Scan")
WRITE = ("BatchWriteItem", "DeleteItem", "DescribeTable", "PutItem", "UpdateItem")
TABLES_AND_INDEXES = 'concat(local.table_arns, [for arn in local.table_arns : "${arn}/index/*"])'


def add_policies(scope: Construct, key: KmsKey) -> None:
    """Adds the two documents."""
    arns = [expr(f"aws_dynamodb_table.{design.name}.arn") for design in DESIGNS]
    TerraformLocal(scope, "table_arns", arns)
    read = [_tables("ReadTablesAndIndexes", READ, TABLES_AND_INDEXES), _use_key("Read", ["kms:Decrypt"], key)]
    pinned(DataAwsIamPolicyDocument(scope, "read_policy", statement=read), "read")
    write_key = _use_key("Write", ["kms:Decrypt", "kms:GenerateDataKey*"], key)
    write = [_tables("WriteTables", WRITE, "local.table_arns"), write_key]
    pinned(DataAwsIamPolicyDocument(scope, "write_policy", statement=write), "write")


def _tables(sid: str, actions: tuple[str, ...], resources: str) -> DataAwsIamPolicyDocumentStatement:
    named = [f"dynamodb:{action}" for action in actions]
    return DataAwsIamPolicyDocumentStatement(sid=sid, actions=named, resources=strings(resources))


def _use_key(verb: str, actions: list[str], key: KmsKey) -> DataAwsIamPolicyDocumentStatement:
    through = DataAwsIamPolicyDocumentStatementCondition(
        test="StringEquals", variable="kms:ViaService", values=[f"dynamodb.{REGION}.{DNS_SUFFIX}"]
    )
    return DataAwsIamPolicyDocumentStatement(
        sid=f"{verb}ThroughKey", actions=actions, resources=[key.arn], condition=[through]
    )
