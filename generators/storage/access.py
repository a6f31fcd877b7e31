"""access.tf: least-privilege policies that callers attach to their own roles, one for each store."""

from __future__ import annotations

from typing import Any

from generators.storage.model import STREAMED, TABLES
from modsmith import File, Reference, expr
from modsmith.constructs import DNS_SUFFIX, REGION

TABLE_READS = ("BatchGetItem", "ConditionCheckItem", "DescribeTable", "GetItem", "Query", "Scan")
TABLE_WRITES = ("BatchWriteItem", "DeleteItem", "DescribeTable", "PutItem", "UpdateItem")
STREAM_READS = ("DescribeStream", "GetRecords", "GetShardIterator")

Statement = dict[str, Any]


class Access(File):
    """Documents, not attachments: who may read and write is the caller's decision."""

    def build(self) -> None:
        """Adds the documents and the two outputs, maps from store to document."""
        self.local("table_arns", [expr(f"aws_dynamodb_table.{design.key}.arn") for design in TABLES])
        for verb, tables, bucket, metrics in (
            ("read", _read_tables(), _read_bucket(), _read_metrics()),
            ("write", _write_tables(), _write_bucket(), _write_metrics()),
        ):
            documents = [
                self._document(f"{verb}_tables", tables),
                self._document(f"{verb}_bucket", bucket, for_each=expr("local.bucket_arns")),
                self._document(f"{verb}_metrics", metrics, count=expr("var.enable_timestream ? 1 : 0")),
            ]
            self.output(f"{verb}_policy_json", _by_store(*documents))

    def _document(self, name: str, statements: list[Statement], **repeat: str) -> Reference:
        return self.add(f"data.aws_iam_policy_document.{name}", {**repeat, "statement": statements})


def _by_store(tables: Reference, bucket: Reference, metrics: Reference) -> str:
    return expr(
        "merge(\n"
        f"  {{ tables = {tables.address}.json }},\n"
        f"  {{ for key, document in {bucket.address} : key => document.json }},\n"
        f'  {{ for document in {metrics.address} : "metrics" => document.json }}\n'
        ")"
    )


def _read_tables() -> list[Statement]:
    return [
        {
            "sid": "ReadTablesAndIndexes",
            "actions": [f"dynamodb:{action}" for action in TABLE_READS],
            "resources": expr('concat(local.table_arns, [for arn in local.table_arns : "${arn}/index/*"])'),
        },
        {
            "sid": "ReadStreams",
            "actions": [f"dynamodb:{action}" for action in STREAM_READS],
            "resources": [expr(f"aws_dynamodb_table.{design.key}.stream_arn") for design in STREAMED],
        },
        _use_key("dynamodb", "kms:Decrypt"),
    ]


def _write_tables() -> list[Statement]:
    write = {
        "sid": "WriteTables",
        "actions": [f"dynamodb:{action}" for action in TABLE_WRITES],
        "resources": expr("local.table_arns"),
    }
    return [write, _use_key("dynamodb", "kms:Decrypt", "kms:GenerateDataKey*")]


def _read_bucket() -> list[Statement]:
    return [
        {
            "sid": "ListBucket",
            "actions": ["s3:GetBucketLocation", "s3:ListBucket"],
            "resources": [expr("each.value")],
        },
        {
            "sid": "ReadObjects",
            "actions": ["s3:GetObject", "s3:GetObjectVersion"],
            "resources": ["${each.value}/*"],
        },
        _use_key("s3", "kms:Decrypt"),
    ]


def _write_bucket() -> list[Statement]:
    """Decrypt too: S3 needs it to put the parts of a multipart upload together."""
    return [
        {
            "sid": "WriteObjects",
            "actions": ["s3:AbortMultipartUpload", "s3:ListMultipartUploadParts", "s3:PutObject"],
            "resources": ["${each.value}/*"],
        },
        _use_key("s3", "kms:Decrypt", "kms:GenerateDataKey*"),
    ]


def _read_metrics() -> list[Statement]:
    read = ["timestream:DescribeTable", "timestream:ListMeasures", "timestream:Select"]
    return [_on_metrics("ReadMetrics", read), _endpoints("timestream:CancelQuery")]


def _write_metrics() -> list[Statement]:
    return [_on_metrics("WriteMetrics", ["timestream:WriteRecords"]), _endpoints()]


def _on_metrics(sid: str, actions: list[str]) -> Statement:
    arn = expr("aws_timestreamwrite_table.vehicle_metrics[0].arn")
    return {"sid": sid, "actions": actions, "resources": [arn]}


def _endpoints(*others: str) -> Statement:
    """Actions without a resource of their own; every client asks for the endpoint first.

    Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazontimestream.html
    """
    return {
        "sid": "FindEndpoints",
        "actions": [*others, "timestream:DescribeEndpoints"],
        "resources": ["*"],
    }


def _use_key(service: str, *actions: str) -> Statement:
    """Only through the store's own service: the key opens nothing else to these callers."""
    return {
        "sid": "UseKey",
        "actions": list(actions),
        "resources": [expr("var.kms_key_id")],
        "condition": {
            "test": "StringEquals",
            "variable": "kms:ViaService",
            "values": [f"{service}.{REGION}.{DNS_SUFFIX}"],
        },
    }
