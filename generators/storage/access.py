"""access.tf: least-privilege policies that callers attach to their own roles, one for each store and purpose."""

from __future__ import annotations

from typing import Any

from modsmith import File, expr
from modsmith.constructs import (
    BUCKET_LISTS,
    OBJECT_READS,
    OBJECT_WRITES,
    TABLE_READS,
    TABLE_STREAM_READS,
    TABLE_WRITES,
    allow,
    by_store,
    use_key,
)

KEY = expr("var.kms_key_id")
ARN = expr("each.value.arn")

Statement = dict[str, Any]

DOCUMENT = "data.aws_iam_policy_document"
TABLES, STREAMED = "aws_dynamodb_table.this", "local.streamed_tables"
BUCKETS, METRICS = "aws_s3_bucket.this", "local.metrics_tables"


class Access(File):
    """Documents, not attachments: who may read and write is the caller's decision."""

    def build(self) -> None:
        """Adds the documents and the three outputs, maps from store to document."""
        metrics = "aws_timestreamwrite_table.vehicle_metrics"
        self.local("metrics_tables", expr(f'{{ for table in {metrics} : "metrics" => table }}'))
        self._documents("read_table", TABLES, _read_table())
        self._documents("read_bucket", BUCKETS, _read_bucket())
        self._documents("read_metrics", METRICS, _read_metrics())
        self._documents("write_table", TABLES, _write_table())
        self._documents("write_bucket", BUCKETS, _write_bucket())
        self._documents("write_metrics", METRICS, _write_metrics())
        self._documents("read_stream", STREAMED, _read_stream())
        for verb in ("read", "write"):
            documents = [f"{DOCUMENT}.{verb}_{store}" for store in ("table", "bucket", "metrics")]
            self.output(f"{verb}_policy_json", by_store(*documents))
        self.output("stream_policy_json", by_store(f"{DOCUMENT}.read_stream"))

    def _documents(self, name: str, stores: str, statements: list[Statement]) -> None:
        """One document for each store; its Sids end in the store's name, so that callers can merge documents."""
        own = [{**one, "sid": f"{one['sid']}{SID_OF_STORE}"} for one in statements]
        self.add(f"{DOCUMENT}.{name}", {"for_each": expr(stores), "statement": own})


SID_OF_STORE = '${replace(title(replace(each.key, "_", " ")), " ", "")}'


def _read_table() -> list[Statement]:
    return [
        allow("Read", "dynamodb", TABLE_READS, ARN, "${each.value.arn}/index/*"),
        use_key("DecryptOnRead", KEY, "dynamodb", "Decrypt"),
    ]


def _write_table() -> list[Statement]:
    return [
        allow("Write", "dynamodb", TABLE_WRITES, ARN),
        use_key("EncryptOnWrite", KEY, "dynamodb", "Decrypt", "GenerateDataKey*"),
    ]


def _read_stream() -> list[Statement]:
    return [
        allow("ReadStream", "dynamodb", TABLE_STREAM_READS, expr("each.value.stream_arn")),
        use_key("DecryptStream", KEY, "dynamodb", "Decrypt"),
    ]


def _read_bucket() -> list[Statement]:
    return [
        allow("List", "s3", BUCKET_LISTS, ARN),
        allow("Read", "s3", OBJECT_READS, "${each.value.arn}/*"),
        use_key("DecryptOnRead", KEY, "s3", "Decrypt"),
    ]


def _write_bucket() -> list[Statement]:
    """Decrypt too: S3 needs it to put the parts of a multipart upload together."""
    return [
        allow("Write", "s3", OBJECT_WRITES, "${each.value.arn}/*"),
        use_key("EncryptOnWrite", KEY, "s3", "Decrypt", "GenerateDataKey*"),
    ]


def _read_metrics() -> list[Statement]:
    return [
        allow("Read", "timestream", ("DescribeTable", "ListMeasures", "Select"), ARN),
        _endpoints("FindEndpointsToRead", "CancelQuery", "DescribeEndpoints"),
    ]


def _write_metrics() -> list[Statement]:
    return [
        allow("Write", "timestream", ("WriteRecords",), ARN),
        _endpoints("FindEndpointsToWrite", "DescribeEndpoints"),
    ]


def _endpoints(sid: str, *actions: str) -> Statement:
    """Actions without a resource of their own; every client asks for the endpoint first.

    Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazontimestream.html
    """
    return allow(sid, "timestream", actions, "*")
