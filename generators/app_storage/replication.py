"""replication.tf: both pairs, copied within 15 minutes by a role that can do nothing else."""

from __future__ import annotations

from typing import Any

from generators.app_storage.buckets import of_each
from generators.app_storage.model import PAIRS, REPLICATION_MINUTES, REPLICATION_RULE, ROLE, at
from modsmith import File, expr
from modsmith.constructs import ACCOUNT_ID, DNS_SUFFIX, REGION, ServiceRole, service_role

WANTED = expr("local.replicate ? 1 : 0")
REPLICA_REGION = expr("data.aws_region.replica.id")

FROM_SOURCE = [
    "s3:GetObjectVersionAcl",
    "s3:GetObjectVersionForReplication",
    "s3:GetObjectVersionTagging",
]
TO_BACKUP = ["s3:ReplicateDelete", "s3:ReplicateObject", "s3:ReplicateTags"]


class Replication(File):
    """Nothing where replication is off; switching it on or off changes no bucket."""

    def build(self) -> None:
        """Adds the role and a configuration for each pair."""
        service_role(
            self,
            ServiceRole(
                "replication",
                thing=f"{ROLE}-${{var.random_suffix}}",
                service="s3",
                description="Lets S3 copy objects to the replica region.",
                statements=_permissions(),
                trust_condition=_our_buckets(),
                permissions_boundary=expr("var.permissions_boundary_arn"),
                count=WANTED,
            ),
        )
        self.add(
            "aws_s3_bucket_replication_configuration.this",
            {
                **of_each("buckets", "local.replicate", ""),
                "bucket": expr("aws_s3_bucket.this[each.key].id"),
                "role": expr("aws_iam_role.replication[0].arn"),
                "rule": _rule(),
                "depends_on": [
                    "aws_s3_bucket_versioning.this",
                    "aws_s3_bucket_versioning.backup",
                    "aws_iam_role_policy.replication",
                ],
            },
            comment="S3 takes it only when both buckets have versions, and an object fails that comes before the permissions.",
        )
        self.output("replication_role_arn", expr("one(aws_iam_role.replication[*].arn)"))


def _rule() -> dict[str, Any]:
    """Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html."""
    return {
        "id": REPLICATION_RULE,
        "priority": 0,
        "status": "Enabled",
        "filter": {},
        "delete_marker_replication": {"status": "Enabled"},
        "source_selection_criteria": {"sse_kms_encrypted_objects": {"status": "Enabled"}},
        "destination": {
            "bucket": expr("aws_s3_bucket.backup[each.value.backup].arn"),
            "encryption_configuration": {"replica_kms_key_id": expr("var.replica_kms_key_arn")},
            "replication_time": {"status": "Enabled", "time": {"minutes": REPLICATION_MINUTES}},
            "metrics": {"status": "Enabled", "event_threshold": {"minutes": REPLICATION_MINUTES}},
        },
    }


def _our_buckets() -> list[dict[str, Any]]:
    """Who makes S3 take on the role must be one of our buckets, wherever S3 says who it is.

    AWS documents the trust without a condition and not that S3 always sends these keys; `IfExists` refuses a stranger and
    cannot stop replication.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
    """
    return [
        {"test": "StringEqualsIfExists", "variable": "aws:SourceAccount", "values": [ACCOUNT_ID]},
        {"test": "ArnLikeIfExists", "variable": "aws:SourceArn", "values": _arns(PAIRS)},
    ]


def _permissions() -> list[dict[str, Any]]:
    sources, backups = _arns(PAIRS), _arns(PAIRS.values())
    return [
        {
            "sid": "ReadConfiguration",
            "actions": ["s3:GetReplicationConfiguration", "s3:ListBucket"],
            "resources": sources,
        },
        {"sid": "ReadObjects", "actions": FROM_SOURCE, "resources": _objects(sources)},
        {"sid": "WriteReplicas", "actions": TO_BACKUP, "resources": _objects(backups)},
        _use_key("Decrypt", "kms_key_arn", ["kms:Decrypt"], REGION, sources),
        _use_key("Encrypt", "replica_kms_key_arn", ["kms:Decrypt", "kms:Encrypt"], REPLICA_REGION, backups),
    ]


def _use_key(verb: str, key: str, actions: list[str], region: str, buckets: list[str]) -> dict[str, Any]:
    """Through S3 of one region and for these buckets alone.

    With a bucket key the context is the bucket's ARN; an upload may ask for no bucket key, and then it is the object's.
    S3 checks a bucket key before it uses it, hence the decryption with the replica's key.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html#bucket-key-replication
    """
    return {
        "sid": f"{verb}ThroughS3",
        "actions": actions,
        "resources": [expr(f"var.{key}")],
        "condition": [
            {"test": "StringEquals", "variable": "kms:ViaService", "values": [f"s3.{region}.{DNS_SUFFIX}"]},
            {
                "test": "StringLike",
                "variable": "kms:EncryptionContext:aws:s3:arn",
                "values": [*buckets, *_objects(buckets)],
            },
        ],
    }


def _arns(buckets: Any) -> list[str]:
    return [expr(f"{at('aws_s3_bucket', bucket)}.arn") for bucket in buckets]


def _objects(arns: list[str]) -> list[str]:
    return [f"{arn}/*" for arn in arns]
