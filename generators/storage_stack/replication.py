"""replication.tf: a copy of both buckets in buckets of the caller's, in another region.

Source of the role's least: https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
"""

from __future__ import annotations

from typing import Any

from generators.storage_stack.model import BUCKETS
from modsmith import File, expr
from modsmith.constructs import ACCOUNT_ID, ServiceRole, service_role

WANTED = "var.replication_destination_bucket_arns != null"

READ_VERSION = (
    *("s3:GetObjectVersionForReplication", "s3:GetObjectVersionAcl", "s3:GetObjectVersionTagging"),
    *("s3:GetObjectRetention", "s3:GetObjectLegalHold"),
)
"""The last two for a bucket with Object Lock."""


class Replication(File):
    """Nothing without destinations."""

    def build(self) -> None:
        """Adds role and configuration."""
        service_role(self, _role())
        self.add(
            "aws_s3_bucket_replication_configuration.this",
            _configuration(),
            comment="S3 takes it only when the buckets have versions, and an object fails that comes before the permissions.",
        )
        self.output("replication_role_arn", expr("one(aws_iam_role.replication[*].arn)"))


def _role() -> ServiceRole:
    ours = [f"${{aws_s3_bucket.{key}.arn}}" for key in BUCKETS]
    theirs = [f"${{var.replication_destination_bucket_arns.{key}}}/*" for key in BUCKETS]
    return ServiceRole(
        "replication",
        thing="s3-replication",
        service="s3",
        description="Lets S3 replicate the buckets.",
        statements=[
            _allow("ReadConfiguration", ("s3:GetReplicationConfiguration", "s3:ListBucket"), ours),
            _allow("ReadVersions", READ_VERSION, [f"{arn}/*" for arn in ours]),
            _allow("Replicate", ("s3:ReplicateObject", "s3:ReplicateDelete", "s3:ReplicateTags"), theirs),
        ],
        trust_condition={
            "test": "StringEqualsIfExists",
            "variable": "aws:SourceAccount",
            "values": [ACCOUNT_ID],
        },
        count=expr(f"{WANTED} ? 1 : 0"),
    )


def _allow(sid: str, actions: tuple[str, ...], resources: list[str]) -> dict[str, Any]:
    return {"sid": sid, "actions": list(actions), "resources": resources}


def _configuration() -> dict[str, Any]:
    """Delete markers too, so that the copy shows what the original shows; deletions of versions never travel."""
    return {
        "for_each": expr(f"{{ for key, bucket in local.bucket_names : key => bucket if {WANTED} }}"),
        "bucket": expr("each.value"),
        "role": expr("aws_iam_role.replication[0].arn"),
        "rule": {
            "id": "everything",
            "status": "Enabled",
            "filter": {},
            "delete_marker_replication": {"status": "Enabled"},
            "destination": {"bucket": expr("var.replication_destination_bucket_arns[each.key]")},
        },
        "depends_on": [
            *(f"aws_s3_bucket_versioning.{key}" for key in BUCKETS),
            "aws_iam_role_policy.replication",
        ],
    }
