"""What a caller of the app_storage module says."""

from __future__ import annotations

from dataclasses import replace

from generators.app_storage.inputs_buckets import BUCKETS, NAMES
from generators.app_storage.thresholds import THRESHOLDS
from modsmith import Input, inputs
from modsmith.rules import matches
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
        ),
    )


def _topics() -> tuple[Input, Input]:
    """One list for each region that has alarms."""
    primary, replica = (
        inputs.alarm_topic_arns(name) for name in ("alarm_topic_arns", "replica_alarm_topic_arns")
    )
    said = "SNS topics of {} that {} notify when they fire and when they recover; the module makes a topic of its own when the list is empty."
    topics = ["arn:aws:sns:eu-central-1:123456789012:platform-alarms"]
    return (
        replace(
            primary, description=said.format("the primary region", "alarms on the table and on failed copies")
        ),
        replace(
            replica,
            description=said.format("the replica region", "alarms on the latency of replication"),
            example=topics,
        ),
    )


INPUTS = (
    *NAMES,
    _key("kms_key_arn", "the primary region, for the table, its buckets and its alarm topic"),
    _key("replica_kms_key_arn", "the replica region, for the backups and its alarm topic"),
    *BUCKETS,
    Input(
        "enable_cloudwatch_alarms",
        BOOL,
        "Whether the module's alarms, and its topics where the caller names none, exist.",
        default=True,
    ),
    *_topics(),
    THRESHOLDS,
    inputs.tags(),
)
