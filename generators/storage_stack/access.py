"""access.tf: least-privilege policies that callers attach to their own roles."""

from __future__ import annotations

from generators.storage_stack.model import CACHE, INDEX
from modsmith import File, expr
from modsmith.constructs import (
    ACCOUNT_ID,
    BUCKET_LISTS,
    OBJECT_READS,
    OBJECT_WRITES,
    PARTITION,
    REGION,
    TABLE_READS,
    TABLE_STREAM_READS,
    TABLE_WRITES,
    allow,
    by_store,
)

TABLE = expr("aws_dynamodb_table.cache.arn")
EACH_ARN, EACH_INDEX, EACH_STREAM = (
    expr(f"each.value.{name}") for name in ("arn", "index_arn", "stream_arn")
)
BUCKET, BUCKET_SID = expr("aws_s3_bucket.this[each.key].arn"), expr("each.value.sid")
"""Every statement has a name of its own, so that documents can be merged."""

Statements = list[dict[str, object]]


class Access(File):
    """Documents, not attachments: who may read and write is the caller's decision."""

    def build(self) -> None:
        """Adds the function's document, and one for each store and job."""
        pattern = "/aws/lambda/${local.name}-*"
        self.local("here", f"{REGION}:{ACCOUNT_ID}")
        self.local(
            "function_log_group",
            expr(f'var.function_log_group_name == null ? "{pattern}" : var.function_log_group_name'),
        )
        self.local("tables", {CACHE.key: _table()})
        function = self._document("function", [*_use_cache(), _parameters(), _logs()])
        self.output("function_policy_json", expr(f"{function}.json"))
        read_table = self._document("read_table", _read_table(), "local.tables")
        write_table = self._document("write_table", _write_table(), "local.tables")
        stream = self._document("stream", _stream(), "local.tables")
        read_bucket = self._document("read_bucket", _read_bucket(), "local.buckets")
        write_bucket = self._document("write_bucket", _write_bucket(), "local.buckets")
        self.output("read_policy_json", by_store(read_table, read_bucket))
        self.output("write_policy_json", by_store(write_table, write_bucket))
        self.output("stream_policy_json", by_store(stream))

    def _document(self, name: str, statements: Statements, stores: str = "") -> str:
        """Adds a document, or one for each store.

        Returns:
            Its address.
        """
        each = {"for_each": expr(stores)} if stores else {}
        return self.add(f"data.aws_iam_policy_document.{name}", {**each, "statement": statements}).address


def _table() -> dict[str, str]:
    return {
        "arn": TABLE,
        "index_arn": f"{TABLE}/index/{INDEX.name}",
        "stream_arn": expr("aws_dynamodb_table.cache.stream_arn"),
    }


def _use_cache() -> Statements:
    """An index can be queried and nothing else.

    Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
    """
    return [
        allow("UseCache", "dynamodb", ("GetItem", "PutItem", "Query", "UpdateItem"), TABLE),
        allow("QueryIndex", "dynamodb", ("Query",), f"{TABLE}/index/{INDEX.name}"),
    ]


def _parameters() -> dict[str, object]:
    names = f"arn:{PARTITION}:ssm:${{local.here}}:parameter${{local.parameter_prefix}}/*"
    return allow("ReadParameters", "ssm", ("GetParameter", "GetParameters"), names)


def _logs() -> dict[str, object]:
    """Not `logs:CreateLogGroup`: a group that the function makes itself is kept forever."""
    group = f"arn:{PARTITION}:logs:${{local.here}}:log-group:${{local.function_log_group}}:*"
    return allow("WriteLogs", "logs", ("CreateLogStream", "PutLogEvents"), group)


def _read_table() -> Statements:
    return [allow("ReadCache", "dynamodb", TABLE_READS, EACH_ARN, EACH_INDEX)]


def _write_table() -> Statements:
    return [allow("WriteCache", "dynamodb", TABLE_WRITES, EACH_ARN)]


def _stream() -> Statements:
    return [allow("StreamCache", "dynamodb", TABLE_STREAM_READS, EACH_STREAM)]


def _read_bucket() -> Statements:
    return [
        allow(f"ListToRead{BUCKET_SID}", "s3", BUCKET_LISTS, BUCKET),
        allow(f"Read{BUCKET_SID}", "s3", OBJECT_READS, f"{BUCKET}/*"),
    ]


def _write_bucket() -> Statements:
    """What `aws s3 sync --delete` needs; old versions stay out of its reach."""
    return [
        allow(f"ListToWrite{BUCKET_SID}", "s3", BUCKET_LISTS, BUCKET),
        allow(f"Write{BUCKET_SID}", "s3", (*OBJECT_WRITES, "DeleteObject"), f"{BUCKET}/*"),
    ]
