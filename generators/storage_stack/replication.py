"""replication.tf: a copy of both buckets in buckets of the caller's, in another region.

Source of the role's least: https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
"""

from __future__ import annotations

from typing import Any

from generators.storage_stack.buckets import buckets_if
from generators.storage_stack.model import BUCKETS, REPLICATION_RULE
from modsmith import Dynamic, File, expr
from modsmith.constructs import ACCOUNT_ID, ServiceRole, allow, service_role

WANTED = "var.replication_destination_bucket_arns != null"
PROMISED_MINUTES = 15
"""Of Replication Time Control; S3 takes no other number."""

READ_VERSION = (
    *("GetObjectVersionForReplication", "GetObjectVersionAcl", "GetObjectVersionTagging"),
    *("GetObjectRetention", "GetObjectLegalHold"),
)
"""The last two for a bucket with Object Lock."""

TIMED = expr("var.enable_replication_time_control ? [1] : []")


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
    ours = [expr(f'aws_s3_bucket.this["{key}"].arn') for key in BUCKETS]
    theirs = [f"${{var.replication_destination_bucket_arns.{key}}}/*" for key in BUCKETS]
    return ServiceRole(
        "replication",
        thing="s3-replication",
        service="s3",
        description="Lets S3 replicate the buckets.",
        statements=[
            allow("ReadConfiguration", "s3", ("GetReplicationConfiguration", "ListBucket"), *ours),
            allow("ReadVersions", "s3", READ_VERSION, *(f"{arn}/*" for arn in ours)),
            allow("Replicate", "s3", ("ReplicateObject", "ReplicateDelete", "ReplicateTags"), *theirs),
        ],
        trust_condition=_our_buckets(ours),
        permissions_boundary=expr("var.permissions_boundary_arn"),
        count=expr(f"{WANTED} ? 1 : 0"),
    )


def _our_buckets(ours: list[str]) -> list[dict[str, Any]]:
    """Who makes S3 take on the role must be one of our buckets, wherever S3 says who it is.

    AWS documents the trust without a condition and not that S3 always sends these keys; `IfExists` refuses a stranger and
    cannot stop replication.
    """
    return [
        {"test": "StringEqualsIfExists", "variable": "aws:SourceAccount", "values": [ACCOUNT_ID]},
        {"test": "ArnLikeIfExists", "variable": "aws:SourceArn", "values": ours},
    ]


def _configuration() -> dict[str, Any]:
    """Delete markers too, so that the copy shows what the original shows; deletions of versions never travel.

    Metrics do not need Replication Time Control; a threshold for their events does.
    Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/repl-metrics.html
    """
    return {
        "for_each": buckets_if(WANTED),
        "bucket": expr("aws_s3_bucket.this[each.key].bucket"),
        "role": expr("aws_iam_role.replication[0].arn"),
        "rule": {
            "id": REPLICATION_RULE,
            "status": "Enabled",
            "filter": {},
            "delete_marker_replication": {"status": "Enabled"},
            "destination": {
                "bucket": expr("var.replication_destination_bucket_arns[each.key]"),
                "replication_time": Dynamic(
                    TIMED, {"status": "Enabled", "time": {"minutes": PROMISED_MINUTES}}
                ),
                "metrics": {
                    "status": "Enabled",
                    "event_threshold": Dynamic(TIMED, {"minutes": PROMISED_MINUTES}),
                },
            },
        },
        "depends_on": ["aws_s3_bucket_versioning.this", "aws_iam_role_policy.replication"],
    }
