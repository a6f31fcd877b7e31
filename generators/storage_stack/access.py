"""access.tf: least-privilege policies that callers attach to their own roles."""

from __future__ import annotations

from typing import Any

from generators.storage_stack.model import BUCKETS, INDEX
from modsmith import File, Reference, expr
from modsmith.constructs import ACCOUNT_ID, PARTITION, REGION

TABLE = expr("aws_dynamodb_table.cache.arn")
TABLE_INDEX = f"{TABLE}/index/{INDEX.name}"
HERE = f"{REGION}:{ACCOUNT_ID}"

Statement = dict[str, Any]


class Access(File):
    """Documents, not attachments: who may read and write is the caller's decision."""

    def build(self) -> None:
        """Adds the function's document, and one to read and one to write for each store."""
        pattern = "/aws/lambda/${local.name}-*"
        self.local(
            "function_log_group",
            expr(f'var.function_log_group_name == null ? "{pattern}" : var.function_log_group_name'),
        )
        self._document("function", [*_use_cache(), _parameters(), _logs()])
        self.output("function_policy_json", expr("data.aws_iam_policy_document.function.json"))
        for verb, cache, bucket in (("read", _read_cache(), _read), ("write", _write_cache(), _write)):
            stores = {"cache": self._document(f"{verb}_cache", cache)}
            stores |= {key: self._document(f"{verb}_{key}", bucket(key)) for key in BUCKETS}
            self.output(f"{verb}_policy_json", {store: made["json"] for store, made in stores.items()})

    def _document(self, name: str, statements: list[Statement]) -> Reference:
        return self.add(f"data.aws_iam_policy_document.{name}", {"statement": statements})


def _allow(sid: str, actions: list[str], *resources: str) -> Statement:
    return {"sid": sid, "actions": actions, "resources": list(resources)}


def _use_cache() -> list[Statement]:
    """An index can be queried and nothing else.

    Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
    """
    actions = ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query", "dynamodb:UpdateItem"]
    return [
        _allow("UseCache", actions, TABLE),
        _allow("QueryIndex", ["dynamodb:Query"], TABLE_INDEX),
    ]


def _parameters() -> Statement:
    names = f"arn:{PARTITION}:ssm:{HERE}:parameter${{local.parameter_prefix}}/*"
    return _allow("ReadParameters", ["ssm:GetParameter", "ssm:GetParameters"], names)


def _logs() -> Statement:
    """Not `logs:CreateLogGroup`: a group that the function makes itself is kept forever."""
    group = f"arn:{PARTITION}:logs:{HERE}:log-group:${{local.function_log_group}}:*"
    return _allow("WriteLogs", ["logs:CreateLogStream", "logs:PutLogEvents"], group)


def _read_cache() -> list[Statement]:
    return [
        _allow("ReadTable", ["dynamodb:BatchGetItem", "dynamodb:GetItem"], TABLE),
        _allow("ReadTableAndIndex", ["dynamodb:Query", "dynamodb:Scan"], TABLE, TABLE_INDEX),
        _allow("ReadSize", ["dynamodb:DescribeTable"], TABLE),
    ]


def _write_cache() -> list[Statement]:
    verbs = ("BatchWriteItem", "DeleteItem", "PutItem", "UpdateItem")
    return [_allow("WriteTable", [f"dynamodb:{verb}" for verb in verbs], TABLE)]


def _read(key: str) -> list[Statement]:
    arn = f"${{aws_s3_bucket.{key}.arn}}"
    return [
        _allow("ListBucket", ["s3:GetBucketLocation", "s3:ListBucket"], arn),
        _allow("ReadObjects", ["s3:GetObject", "s3:GetObjectVersion"], f"{arn}/*"),
    ]


def _write(key: str) -> list[Statement]:
    """What `aws s3 sync --delete` needs; old versions stay out of its reach."""
    arn = f"${{aws_s3_bucket.{key}.arn}}"
    actions = ["AbortMultipartUpload", "DeleteObject", "ListMultipartUploadParts", "PutObject"]
    return [
        _allow("ListBucket", ["s3:GetBucketLocation", "s3:ListBucket"], arn),
        _allow("WriteObjects", [f"s3:{action}" for action in actions], f"{arn}/*"),
    ]
