"""A customer-managed KMS key: rotated, with an alias and a policy that says who may use it."""

from __future__ import annotations

from dataclasses import dataclass

from generators.parts.context import ACCOUNT_ID, PARTITION, TAGS
from generators.stack import Part, Reference


@dataclass(frozen=True)
class ServiceGrant:
    """A statement that lets an AWS service use the key.

    Attributes:
        sid: of the statement.
        service: principal, such as `cloudwatch.amazonaws.com`.
        actions: least that it needs.
    """

    sid: str
    service: str
    actions: tuple[str, ...]


ALARMS_PUBLISH = ServiceGrant(
    "AllowAlarmsToPublish", "cloudwatch.amazonaws.com", ("kms:Decrypt", "kms:GenerateDataKey*")
)
"""Without it an alarm fails silently on a topic that the key encrypts.

Source: https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
"""


def add_key(
    part: Part, *, description: str, alias: str, deletion_days: str, grants: tuple[ServiceGrant, ...] = ()
) -> Reference:
    """Adds `aws_kms_key.this`, its alias and its policy document.

    Args:
        part: the file it goes to.
        description: what it encrypts.
        alias: without `alias/`; a template.
        deletion_days: 7 to 30; a template.
        grants: services that may use it beside the account's own principals.
    """
    policy = part.add(
        "data.aws_iam_policy_document.key", {"statement": [_account(), *map(statement, grants)]}
    )
    key = part.add(
        "aws_kms_key.this",
        {
            "description": description,
            "deletion_window_in_days": deletion_days,
            "enable_key_rotation": True,
            "policy": policy["json"],
            "tags": TAGS,
        },
    )
    part.add("aws_kms_alias.this", {"name": f"alias/{alias}", "target_key_id": key["key_id"]})
    return key


def _account() -> dict[str, object]:
    """IAM policies of the account decide; without this statement the key could become unmanageable.

    Source: https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
    """
    root = f"arn:{PARTITION}:iam::{ACCOUNT_ID}:root"
    return {
        "sid": "EnableAccountPolicies",
        "actions": ["kms:*"],
        "resources": ["*"],
        "principals": {"type": "AWS", "identifiers": [root]},
    }


def statement(grant: ServiceGrant) -> dict[str, object]:
    """The grant as a statement of a policy document."""
    return {
        "sid": grant.sid,
        "actions": list(grant.actions),
        "resources": ["*"],
        "principals": {"type": "Service", "identifiers": [grant.service]},
    }
