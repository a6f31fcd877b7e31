"""Changes after which a control is right to pass, with the reason: those of other controls."""

from __future__ import annotations

from collections.abc import Mapping

from .allowed import ANY, DEFAULT, ITSELF, NO_POLICY, NOTHING, REQUIRED, TITLE

ALL_EVENTS = "without categories, it is for all of them"
KIND = "AWS refuses categories without the type of their source"

REST: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "dynamodb-replicas": {
        "aws_dynamodb_table.point_in_time_recovery": ("left out", NOTHING),
        "aws_dynamodb_table.point_in_time_recovery.enabled": ("null", REQUIRED),
    },
    "rds-events": {
        "aws_db_event_subscription.event_categories": ("null", ALL_EVENTS),
        "aws_db_event_subscription.source_type": ("null", KIND),
    },
    "rds-snapshots": {
        "aws_db_cluster_snapshot.shared_accounts": ("null", DEFAULT),
        "aws_db_snapshot.shared_accounts": ("null", DEFAULT),
        "aws_db_snapshot_copy.shared_accounts": ("null", DEFAULT),
        "aws_rds_cluster_snapshot_copy.shared_accounts": ("null", DEFAULT),
    },
    "rds-tls": {"aws_db_instance.ca_cert_identifier": ("null", DEFAULT)},
    "s3-access-point-policy": {
        "aws_iam_policy_document.statement": ("left out", NO_POLICY),
        "aws_iam_policy_document.statement.resources": (ANY, ITSELF),
        "aws_iam_policy_document.statement.sid": (ANY, TITLE),
    },
    "s3-access-points": {
        "aws_s3_access_point.public_access_block_configuration": ("left out", DEFAULT),
        "aws_s3_access_point.public_access_block_configuration.block_public_policy": (ANY, DEFAULT),
        "aws_s3control_multi_region_access_point.details": ("left out", REQUIRED),
    },
    "s3-objects": {"aws_s3_object.acl": ("null", DEFAULT)},
    "sqs-tls": {"aws_iam_policy_document.statement.sid": (ANY, TITLE)},
}
"""Control to what it reads, as type and arguments; and for that the change, or `ANY`, and the reason."""
