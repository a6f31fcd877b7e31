"""What a caller of the app_storage module says."""

from __future__ import annotations

from dataclasses import replace

from generators.app_storage.inputs_buckets import BUCKETS, NAMES
from generators.app_storage.thresholds import THRESHOLDS
from modsmith import Input, Validation, inputs
from modsmith.rules import here, matches
from modsmith.types import BOOL, STRING


def _key(name: str, region: str) -> Input:
    """A key's ARN says its region, which a plan can hold against the provider's."""
    return Input(
        name,
        STRING,
        f"ARN of the caller's KMS key in {region}; an alias or a bare key id is refused, as DynamoDB takes the ARN alone.",
        example=f"arn:aws:kms:{'eu-west-1' if name == 'kms_key_arn' else 'eu-central-1'}:123456789012:key/11111111-2222-3333-4444-555555555555",
        validations=(
            matches(
                name,
                inputs.KEY_ARN,
                "the ARN of a KMS key, such as arn:aws:kms:REGION:ACCOUNT:key/ID",
            ),
            here(name, "kms", region="current" if name == "kms_key_arn" else "replica"),
        ),
    )


def _replica_topics() -> Input:
    return replace(
        inputs.alarm_topic_arns("replica_alarm_topic_arns", region="replica"),
        example=["arn:aws:sns:eu-central-1:123456789012:platform-alarms"],
    )


def _table_replica() -> Input:
    """DynamoDB has one replica of a table in a region, and none in the table's own."""
    return Input(
        "enable_table_replica",
        BOOL,
        "Whether the table has a replica in the replica region, as a global table; null makes one in prod only.",
        default=None,
        nullable=True,
        example=True,
        validations=(
            Validation(
                'local.two_regions || !(var.enable_table_replica == null ? var.environment == "prod" : var.enable_table_replica)',
                "enable_table_replica, which null makes true in prod, needs aws.replica in another region than aws.",
                "needs two regions",
            ),
        ),
    )


INPUTS = (
    *NAMES,
    _key("kms_key_arn", "the primary region, for the table, its buckets and its alarm topic"),
    _key("replica_kms_key_arn", "the replica region, for the backups and its alarm topic"),
    *BUCKETS,
    _table_replica(),
    inputs.table_class(),
    inputs.on_demand_maximum(),
    inputs.permissions_boundary_arn(),
    inputs.enable_cloudwatch_alarms(),
    inputs.alarm_topic_arns(),
    _replica_topics(),
    THRESHOLDS,
    inputs.tags(),
)
