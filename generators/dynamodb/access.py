"""access.tf: least-privilege policies that callers attach to their own roles."""

from __future__ import annotations

from typing import Any

from generators.dynamodb.model import TABLES
from modsmith import File, expr
from modsmith.constructs import DNS_SUFFIX, REGION

READ_ACTIONS = ("BatchGetItem", "ConditionCheckItem", "DescribeTable", "GetItem", "Query", "Scan")
WRITE_ACTIONS = ("BatchWriteItem", "DeleteItem", "DescribeTable", "PutItem", "UpdateItem")


class Access(File):
    """Documents, not attachments: who may read and write is the caller's decision."""

    def build(self) -> None:
        """Adds the two documents and their outputs."""
        self.local("table_arns", [expr(f"aws_dynamodb_table.{design.key}.arn") for design in TABLES])
        self.add(
            "data.aws_iam_policy_document.read", {"statement": [_read(), _use_key("Read", "kms:Decrypt")]}
        )
        write_key = _use_key("Write", "kms:Decrypt", "kms:GenerateDataKey*")
        self.add("data.aws_iam_policy_document.write", {"statement": [_write(), write_key]})
        self.output("read_policy_json", expr("data.aws_iam_policy_document.read.json"))
        self.output("write_policy_json", expr("data.aws_iam_policy_document.write.json"))


def _read() -> dict[str, Any]:
    return {
        "sid": "ReadTablesAndIndexes",
        "actions": [f"dynamodb:{action}" for action in READ_ACTIONS],
        "resources": expr('concat(local.table_arns, [for arn in local.table_arns : "${arn}/index/*"])'),
    }


def _write() -> dict[str, Any]:
    return {
        "sid": "WriteTables",
        "actions": [f"dynamodb:{action}" for action in WRITE_ACTIONS],
        "resources": expr("local.table_arns"),
    }


def _use_key(verb: str, *actions: str) -> dict[str, Any]:
    """Only through DynamoDB: the key opens nothing else to these callers."""
    return {
        "sid": f"{verb}ThroughKey",
        "actions": list(actions),
        "resources": [expr("aws_kms_key.this.arn")],
        "condition": {
            "test": "StringEquals",
            "variable": "kms:ViaService",
            "values": [f"dynamodb.{REGION}.{DNS_SUFFIX}"],
        },
    }
