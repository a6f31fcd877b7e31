"""Policies that callers attach to their own roles, one for each table."""
# mypy: ignore-errors

from __future__ import annotations

from cdktf import TerraformIterator, TerraformLocal
from cdktf_cdktf_provider_aws.data_aws_iam_policy_document import (
    DataAwsIamPolicyDocument,
    DataAwsIamPolicyDocumentStatement,
    DataAwsIamPolicyDocumentStatementCondition,
)
from cdktf_cdktf_provider_aws.dynamodb_table import DynamodbTable
from constructs import Construct
from naming import DNS_SUFFIX, KEY_ARN, REGION, each_of, pinned, strings

READ = ("BatchGetItem", "ConditionCheckItem", "DescribeTable", "GetItem", "Query", "Scan")
WRITE = ("BatchWriteItem", "DeleteItem", "DescribeTable", "PutItem", "UpdateItem")
STREAM = ("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")
STREAMED = "{ for key, table in aws_dynamodb_table.this : key => table if local.tables[key].streamed }"
TITLE = '${replace(title(replace(each.key, "_", " ")), " ", "")}'


def add_policies(scope: Construct, table: DynamodbTable) -> None:
    """Adds a document for reading, writing and the stream of each table."""
    TerraformLocal(scope, "writes", _named(WRITE))
    TerraformLocal(scope, "puts", _named(("PutItem",)))
    tables, streamed = TerraformIterator.from_resources(table), each_of(STREAMED)
    arn = tables.get_string("arn")
    write_actions = strings("local.tables[each.key].append_only ? local.puts : local.writes")
    stream = f"{streamed.get_string('arn')}/stream/*"
    _policy(
        scope,
        "read_table",
        tables,
        [
            _allow("Read", _named(READ), [arn, f"{arn}/index/*"]),
            _use_key("DecryptOnRead", ["kms:Decrypt"]),
        ],
    )
    _policy(
        scope,
        "write_table",
        tables,
        [
            _allow("Write", write_actions, [arn]),
            _use_key("EncryptOnWrite", ["kms:Decrypt", "kms:GenerateDataKey*"]),
        ],
    )
    _policy(
        scope,
        "read_stream",
        streamed,
        [
            _allow("ReadStream", _named(STREAM), [stream]),
            _use_key("DecryptStream", ["kms:Decrypt"]),
        ],
    )


def _policy(
    scope: Construct,
    name: str,
    tables: TerraformIterator,
    statements: list[DataAwsIamPolicyDocumentStatement],
) -> None:
    document = DataAwsIamPolicyDocument(scope, f"{name}_policy", for_each=tables, statement=statements)
    pinned(document, name)


def _named(actions: tuple[str, ...]) -> list[str]:
    return [f"dynamodb:{action}" for action in actions]


def _allow(verb: str, actions: list[str], resources: list[str]) -> DataAwsIamPolicyDocumentStatement:
    return DataAwsIamPolicyDocumentStatement(sid=f"{verb}{TITLE}", actions=actions, resources=resources)


def _use_key(verb: str, actions: list[str]) -> DataAwsIamPolicyDocumentStatement:
    through = DataAwsIamPolicyDocumentStatementCondition(
        test="StringEquals", variable="kms:ViaService", values=[f"dynamodb.{REGION}.{DNS_SUFFIX}"]
    )
    return DataAwsIamPolicyDocumentStatement(
        sid=f"{verb}{TITLE}", actions=actions, resources=[KEY_ARN], condition=[through]
    )
