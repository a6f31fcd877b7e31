"""access.tf: least-privilege policies that callers attach to their own roles, one for each store."""

from __future__ import annotations

from typing import Any

from generators.app_storage.bucket_policies import READ, WRITE
from generators.app_storage.model import TABLE
from modsmith import File, expr
from modsmith.constructs import DNS_SUFFIX, REGION

TABLE_READS = ("BatchGetItem", "ConditionCheckItem", "DescribeTable", "GetItem", "Query", "Scan")
TABLE_WRITES = ("BatchWriteItem", "DeleteItem", "DescribeTable", "PutItem", "UpdateItem")
STREAM_READS = ("DescribeStream", "GetRecords", "GetShardIterator", "ListStreams")
"""What Lambda asks of the role of a function that a stream invokes.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/iam-policy-example-lamda-process-dynamodb-streams.html
"""

Statement = dict[str, Any]


class Access(File):
    """Documents, not attachments: who may read and write is the caller's decision."""

    def build(self) -> None:
        """Adds the documents and the outputs, maps from store to document."""
        table = expr(f"aws_dynamodb_table.{TABLE.key}.arn")
        stream = expr(f"aws_dynamodb_table.{TABLE.key}.stream_arn")
        decrypt, encrypt = ("kms:Decrypt",), ("kms:Decrypt", "kms:GenerateDataKey*")
        read = {
            "table": [
                _dynamodb("ReadTableAndIndexes", TABLE_READS, table, f"{table}/index/*"),
                _use_key("dynamodb", *decrypt),
            ],
            "stream": [_dynamodb("ReadStream", STREAM_READS, stream), _use_key("dynamodb", *decrypt)],
            "images": [*_read_bucket("images"), _use_key("s3", *decrypt)],
        }
        write = {
            "table": [_dynamodb("WriteTable", TABLE_WRITES, table), _use_key("dynamodb", *encrypt)],
            "images": [_write_objects("images"), _use_key("s3", *encrypt)],
            "frontend": [_list("frontend"), _write_objects("frontend"), _use_key("s3", *encrypt)],
        }
        for verb, stores in (("read", read), ("write", write)):
            documents = {
                store: self.add(f"data.aws_iam_policy_document.{verb}_{store}", {"statement": statements})
                for store, statements in stores.items()
            }
            self.output(f"{verb}_policy_json", {store: one["json"] for store, one in documents.items()})


def _dynamodb(sid: str, actions: tuple[str, ...], *resources: str) -> Statement:
    return {
        "sid": sid,
        "actions": [f"dynamodb:{action}" for action in actions],
        "resources": list(resources),
    }


def _list(bucket: str) -> Statement:
    return {
        "sid": "ListBucket",
        "actions": ["s3:GetBucketLocation", "s3:ListBucket"],
        "resources": [expr(f"aws_s3_bucket.{bucket}.arn")],
    }


def _read_bucket(bucket: str) -> list[Statement]:
    read = {
        "sid": "ReadObjects",
        "actions": READ,
        "resources": [f"{expr(f'aws_s3_bucket.{bucket}.arn')}/*"],
    }
    return [_list(bucket), read]


def _write_objects(bucket: str) -> Statement:
    """Deletions leave a version behind; nobody may delete that."""
    arn = expr(f"aws_s3_bucket.{bucket}.arn")
    return {"sid": "WriteObjects", "actions": WRITE, "resources": [f"{arn}/*"]}


def _use_key(service: str, *actions: str) -> Statement:
    """Only through the store's own service: the key opens nothing else to these callers.

    Writers decrypt too: S3 puts the parts of an upload together, DynamoDB updates what is there.
    """
    return {
        "sid": "UseKey",
        "actions": list(actions),
        "resources": [expr("var.kms_key_arn")],
        "condition": {
            "test": "StringEquals",
            "variable": "kms:ViaService",
            "values": [f"{service}.{REGION}.{DNS_SUFFIX}"],
        },
    }
