"""Statements of policies that several constructs and modules share: of resources, and of documents for callers."""

from __future__ import annotations

from collections.abc import Sequence

from modsmith.build.stack import expr
from modsmith.constructs.naming import ACCOUNT_ID, DNS_SUFFIX, REGION

TABLE_READS = ("BatchGetItem", "ConditionCheckItem", "DescribeTable", "GetItem", "Query", "Scan")
TABLE_WRITES = ("BatchWriteItem", "DeleteItem", "DescribeTable", "PutItem", "UpdateItem")
TABLE_STREAM_READS = ("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")
"""What Lambda needs of the role of a function that a table's stream invokes.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/iam-policy-example-lamda-process-dynamodb-streams.html
"""
BUCKET_LISTS = ("GetBucketLocation", "ListBucket")
OBJECT_READS = ("GetObject", "GetObjectVersion")
OBJECT_WRITES = ("AbortMultipartUpload", "ListMultipartUploadParts", "PutObject")


def allow(sid: str, service: str, actions: Sequence[str], *resources: str) -> dict[str, object]:
    """A statement that allows actions of one service.

    Args:
        sid: of the statement; unique in a module, so that callers can merge its documents.
        service: prefix of the actions, such as `dynamodb`.
        actions: without that prefix.
        resources: templates of ARNs.
    """
    return {
        "sid": sid,
        "actions": [f"{service}:{action}" for action in actions],
        "resources": list(resources),
    }


def use_key(sid: str, key_arn: str, service: str, *actions: str) -> dict[str, object]:
    """A statement that allows the use of a key through one service of the region, and for nothing else.

    Args:
        sid: of the statement.
        key_arn: template.
        service: through which alone the key may be used, such as `s3`.
        actions: of KMS, such as `Decrypt`, `GenerateDataKey*`.
    """
    through = {
        "test": "StringEquals",
        "variable": "kms:ViaService",
        "values": [f"{service}.{REGION}.{DNS_SUFFIX}"],
    }
    return {**allow(sid, "kms", actions, key_arn), "condition": through}


def by_store(*documents: str) -> str:
    """The value of an output that maps each store to its policy document.

    Args:
        documents: addresses of `aws_iam_policy_document` data sources with `for_each` over stores, such as
            `data.aws_iam_policy_document.read_table`.
    """
    maps = [f"{{ for store, document in {address} : store => document.json }}" for address in documents]
    return expr(maps[0] if len(maps) == 1 else "merge(\n" + "".join(f"  {one},\n" for one in maps) + ")")


def deny_plain_http(actions: list[str], resource: str) -> dict[str, object]:
    """A statement of a resource policy: everyone is refused these actions over plain HTTP.

    Args:
        actions: such as `sqs:*`.
        resource: template of the ARN that the policy hangs on.
    """
    return {
        "sid": "DenyPlainHttp",
        "effect": "Deny",
        "actions": actions,
        "resources": [resource],
        "principals": {"type": "AWS", "identifiers": ["*"]},
        "condition": {"test": "Bool", "variable": "aws:SecureTransport", "values": ["false"]},
    }


def alarms_publish(topic: str) -> dict[str, object]:
    """A statement of a topic's policy: alarms of this account may publish.

    Args:
        topic: template of its ARN.
    """
    return {
        "sid": "AllowAlarmsToPublish",
        "actions": ["sns:Publish"],
        "resources": [topic],
        "principals": {"type": "Service", "identifiers": ["cloudwatch.amazonaws.com"]},
        "condition": {"test": "StringEquals", "variable": "aws:SourceAccount", "values": [ACCOUNT_ID]},
    }
