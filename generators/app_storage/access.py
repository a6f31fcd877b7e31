"""access.tf: least-privilege policies that callers attach to their own roles, one for each store and job.

What reads a store reads its copy in the replica region too, so that a failover needs no new permissions.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generators.app_storage.bucket_policies import WRITE
from generators.app_storage.model import TABLE
from modsmith import Dynamic, File, expr
from modsmith.constructs import (
    ACCOUNT_ID,
    BUCKET_LISTS,
    DNS_SUFFIX,
    PARTITION,
    TABLE_READS,
    TABLE_STREAM_READS,
    TABLE_WRITES,
    allow,
    use_key,
)

ENCRYPT = ("Decrypt", "GenerateDataKey*")
"""Writers decrypt too: S3 puts the parts of an upload together, DynamoDB updates what is there."""

REPLICA_REGION = expr("data.aws_region.replica.id")
TITLE = "${title(each.key)}"
HERE, COPY = expr("aws_s3_bucket.this[each.key].arn"), expr("aws_s3_bucket.backup[each.value.backup].arn")

Body = dict[str, Any]
DOCUMENT = "data.aws_iam_policy_document"


@dataclass(frozen=True)
class _Job:
    """What somebody does with the table.

    Attributes:
        document: name of the data source.
        sid: of its first statement; those on keys and on the replica begin so, too.
        actions: of DynamoDB.
        here: what is allowed in the primary region; templates.
        there: the same in the replica region.
        on_key: actions of KMS.
    """

    document: str
    sid: str
    actions: tuple[str, ...]
    here: tuple[str, ...]
    there: tuple[str, ...]
    on_key: tuple[str, ...]


TABLE_ARN, REPLICA_ARN = expr(f"aws_dynamodb_table.{TABLE.key}.arn"), expr("statement.value")
STREAM_ARN = expr(f"aws_dynamodb_table.{TABLE.key}.stream_arn")
JOBS = (
    _Job(
        "read_table",
        "ReadTable",
        TABLE_READS,
        (TABLE_ARN, f"{TABLE_ARN}/index/*"),
        (REPLICA_ARN, f"{REPLICA_ARN}/index/*"),
        ("Decrypt",),
    ),
    _Job("write_table", "WriteTable", TABLE_WRITES, (TABLE_ARN,), (REPLICA_ARN,), ENCRYPT),
    _Job(
        "stream",
        "ReadTableStream",
        TABLE_STREAM_READS,
        (STREAM_ARN,),
        (f"{REPLICA_ARN}/stream/*",),
        ("Decrypt",),
    ),
)


class Access(File):
    """Documents, not attachments: who may read and write is the caller's decision."""

    def build(self) -> None:
        """Adds the documents and the outputs, maps from store to document."""
        name = expr(f"aws_dynamodb_table.{TABLE.key}.name")
        self.local("replica_place", f"{REPLICA_REGION}:{ACCOUNT_ID}")
        self.local("replica_table", f"arn:{PARTITION}:dynamodb:${{local.replica_place}}:table/{name}")
        self.local("replica_table_arns", expr("local.replicate_table ? [local.replica_table] : []"))
        for job in JOBS:
            self.add(f"{DOCUMENT}.{job.document}", {"statement": _table(job)})
        for verb, statements in (("read", _read_bucket()), ("write", _write_bucket())):
            body = {"for_each": expr("local.buckets"), "statement": statements}
            self.add(f"{DOCUMENT}.{verb}_bucket", body)
            buckets = f"{{ for key, document in {DOCUMENT}.{verb}_bucket : key => document.json }}"
            self.output(
                f"{verb}_policy_json",
                expr(f"merge(\n  {{ table = {DOCUMENT}.{verb}_table.json }},\n  {buckets},\n)"),
            )
        self.output("stream_policy_json", {"table": expr(f"{DOCUMENT}.stream.json")})


def _table(job: _Job) -> list[Body | Dynamic]:
    """Statements for the table, and where there is one for its replica."""
    copy: tuple[Body, Body] = (
        allow(f"{job.sid}Replica", "dynamodb", job.actions, *job.there),
        _use_replica_key(f"{job.sid}ReplicaKey", "dynamodb", *job.on_key),
    )
    return [
        allow(job.sid, "dynamodb", job.actions, *job.here),
        use_key(f"{job.sid}Key", expr("var.kms_key_arn"), "dynamodb", *job.on_key),
        *(Dynamic(expr("local.replica_table_arns"), statement) for statement in copy),
    ]


def _read_bucket() -> list[Body]:
    return [
        allow(f"Read{TITLE}List", "s3", BUCKET_LISTS, HERE, COPY),
        allow(f"Read{TITLE}", "s3", ("GetObject",), f"{HERE}/*", f"{COPY}/*"),
        use_key(f"Read{TITLE}Key", expr("var.kms_key_arn"), "s3", "Decrypt"),
        _use_replica_key(f"Read{TITLE}BackupKey", "s3", "Decrypt"),
    ]


def _write_bucket() -> list[Body | Dynamic]:
    """Deletions leave a version behind; nobody may delete that. Deployments compare what is there, so they list."""
    actions = [action.removeprefix("s3:") for action in WRITE]
    return [
        allow(f"Write{TITLE}", "s3", actions, f"{HERE}/*"),
        use_key(f"Write{TITLE}Key", expr("var.kms_key_arn"), "s3", *ENCRYPT),
        Dynamic(
            expr("each.value.website ? [true] : []"), allow(f"Write{TITLE}List", "s3", BUCKET_LISTS, HERE)
        ),
    ]


def _use_replica_key(sid: str, service: str, *actions: str) -> Body:
    """Only through the store's own service in the replica region."""
    through = {
        "test": "StringEquals",
        "variable": "kms:ViaService",
        "values": [f"{service}.{REPLICA_REGION}.{DNS_SUFFIX}"],
    }
    return {**use_key(sid, expr("var.replica_kms_key_arn"), service, *actions), "condition": through}
