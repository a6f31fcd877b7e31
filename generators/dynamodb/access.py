"""access.tf: least-privilege policies that callers attach to their own roles, one for each table and job."""

from __future__ import annotations

from typing import Any

from modsmith import File, expr
from modsmith.constructs import TABLE_READS, TABLE_STREAM_READS, TABLE_WRITES, allow, by_store, use_key

DOCUMENT = "data.aws_iam_policy_document"
TABLES = "aws_dynamodb_table.this"
STREAMED = f"{{ for key, table in {TABLES} : key => table if local.tables[key].streamed }}"

ARN = expr("each.value.arn")
KEY = expr("local.kms_key_arn")

PUTS = ("PutItem",)
"""Not BatchWriteItem: it deletes too, and takes no condition.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
"""

SID_OF_TABLE = '${replace(title(replace(each.key, "_", " ")), " ", "")}'
"""Ends every Sid, so that callers can merge documents."""

Statement = dict[str, Any]


class Access(File):
    """Documents, not attachments: who may read and write is the caller's decision."""

    def build(self) -> None:
        """Adds the documents and the three outputs, maps from table to document."""
        self.local("writes", _actions(TABLE_WRITES))
        self.local("puts", _actions(PUTS))
        self._documents("read", "read_table", TABLES, _read())
        self._documents("write", "write_table", TABLES, _write())
        self._documents("stream", "read_stream", STREAMED, _read_stream())

    def _documents(self, verb: str, name: str, tables: str, statements: list[Statement]) -> None:
        own = [{**one, "sid": f"{one['sid']}{SID_OF_TABLE}"} for one in statements]
        self.add(f"{DOCUMENT}.{name}", {"for_each": expr(tables), "statement": own})
        self.output(f"{verb}_policy_json", by_store(f"{DOCUMENT}.{name}"))


def _actions(names: tuple[str, ...]) -> list[str]:
    return [f"dynamodb:{name}" for name in names]


def _read() -> list[Statement]:
    return [
        allow("Read", "dynamodb", TABLE_READS, ARN, f"{ARN}/index/*"),
        use_key("DecryptOnRead", KEY, "dynamodb", "Decrypt"),
    ]


def _write() -> list[Statement]:
    actions = expr("local.tables[each.key].append_only ? local.puts : local.writes")
    return [
        {"sid": "Write", "actions": actions, "resources": [ARN]},
        use_key("EncryptOnWrite", KEY, "dynamodb", "Decrypt", "GenerateDataKey*"),
    ]


def _read_stream() -> list[Statement]:
    """Every stream of the table: one that is switched off and on again has another name."""
    return [
        allow("ReadStream", "dynamodb", TABLE_STREAM_READS, f"{ARN}/stream/*"),
        use_key("DecryptStream", KEY, "dynamodb", "Decrypt"),
    ]
