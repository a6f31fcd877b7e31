"""access.tf: least-privilege policies that callers attach to their own roles, one for each table and job."""

from __future__ import annotations

from typing import Any

from generators.dynamodb.model import AUDIT_TRAIL
from modsmith import File, expr
from modsmith.constructs import DNS_SUFFIX, REGION

READ_ACTIONS = ("BatchGetItem", "ConditionCheckItem", "DescribeTable", "GetItem", "Query", "Scan")
WRITE_ACTIONS = ("BatchWriteItem", "DeleteItem", "DescribeTable", "PutItem", "UpdateItem")
PUT_ACTIONS = ("PutItem",)
"""Not BatchWriteItem: it deletes too, and takes no condition.

Source: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
"""
STREAM_ACTIONS = ("DescribeStream", "GetRecords", "GetShardIterator")

TABLE = expr("aws_dynamodb_table.this[each.key].arn")

Statement = dict[str, Any]


class Access(File):
    """Documents, not attachments: who may read and write is the caller's decision."""

    def build(self) -> None:
        """Adds the documents and their outputs, maps from table to document."""
        self.local("sids", expr('{ for key in keys(local.tables) : key => replace(title(replace(key, "_", " ")), " ", "") }'))
        self.local("write_actions", _write_actions())
        every = expr("local.tables")
        streamed = expr("{ for key, table in local.tables : key => table if table.streamed }")
        write_key = _use_key("Write", "kms:Decrypt", "kms:GenerateDataKey*")
        for verb, stores, statements in (
            ("read", every, [_read(), _use_key("Read", "kms:Decrypt")]),
            ("write", every, [_write(), write_key]),
            ("stream", streamed, [_stream(), _use_key("Stream", "kms:Decrypt")]),
        ):
            made = self.add(
                f"data.aws_iam_policy_document.{verb}", {"for_each": stores, "statement": statements}
            )
            documents = f"{{ for key, document in {made.address} : key => document.json }}"
            self.output(f"{verb}_policy_json", expr(documents))


def _listed(actions: tuple[str, ...]) -> list[str]:
    return [f"dynamodb:{action}" for action in actions]


def _write_actions() -> str:
    writes, puts = (
        "[" + ", ".join(f'"{action}"' for action in _listed(actions)) + "]"
        for actions in (WRITE_ACTIONS, PUT_ACTIONS)
    )
    return expr(f'{{ for key in keys(local.tables) : key => key == "{AUDIT_TRAIL.key}" ? {puts} : {writes} }}')


def _read() -> Statement:
    return {
        "sid": "Read${local.sids[each.key]}",
        "actions": _listed(READ_ACTIONS),
        "resources": [TABLE, f"{TABLE}/index/*"],
    }


def _write() -> Statement:
    return {
        "sid": "Write${local.sids[each.key]}",
        "actions": expr("local.write_actions[each.key]"),
        "resources": [TABLE],
    }


def _stream() -> Statement:
    return {
        "sid": "Stream${local.sids[each.key]}",
        "actions": _listed(STREAM_ACTIONS),
        "resources": [f"{TABLE}/stream/*"],
    }


def _use_key(verb: str, *actions: str) -> Statement:
    """Only through DynamoDB: the key opens nothing else to these callers."""
    return {
        "sid": f"{verb}${{local.sids[each.key]}}ThroughKey",
        "actions": list(actions),
        "resources": [expr("local.kms_key_arn")],
        "condition": {
            "test": "StringEquals",
            "variable": "kms:ViaService",
            "values": [f"dynamodb.{REGION}.{DNS_SUFFIX}"],
        },
    }
