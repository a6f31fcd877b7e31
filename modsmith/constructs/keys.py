"""A customer-managed KMS key: rotated, with an alias and a policy that says who may use it."""

from __future__ import annotations

from dataclasses import dataclass

from modsmith.build.stack import Part, Reference, expr
from modsmith.constructs.naming import ACCOUNT_ID, DNS_SUFFIX, PARTITION, REGION, TAGS


@dataclass(frozen=True)
class Condition:
    """When a statement holds.

    Attributes:
        test: operator, such as `ArnLike`.
        variable: condition key.
        values: templates, any of which may match.
    """

    test: str
    variable: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class ServiceGrant:
    """A statement that lets an AWS service use the key.

    Attributes:
        sid: of the statement.
        service: principal, such as `cloudwatch.amazonaws.com`.
        actions: least that it needs.
        conditions: all of which must hold; every condition key that the service really sends.
    """

    sid: str
    service: str
    actions: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()


ALARMS_PUBLISH = ServiceGrant(
    "AllowAlarmsToPublish", "cloudwatch.amazonaws.com", ("kms:Decrypt", "kms:GenerateDataKey*")
)
"""Without it an alarm fails silently on a topic that the key encrypts.

Source: https://repost.aws/knowledge-center/cloudwatch-configure-alarm-sns
"""

TOPICS_DELIVER = ServiceGrant(
    "AllowTopicsToDeliver", "sns.amazonaws.com", ("kms:Decrypt", "kms:GenerateDataKey*")
)
"""Without it SNS fails to deliver to a queue that the key encrypts.

Source: https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic-sqs-queue-subscriptions.html
"""


def logs_encrypt(*log_groups: str, here: str = f"{REGION}:{ACCOUNT_ID}") -> ServiceGrant:
    """Lets CloudWatch Logs use the key for these log groups and no others.

    Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html

    Args:
        log_groups: their names; templates, `*` stands for anything.
        here: region and account in their ARNs; a template, for modules that have a local value for both.
    """
    prefix = f"arn:{PARTITION}:logs:{here}:log-group"
    return ServiceGrant(
        "AllowLogsToEncrypt",
        f"logs.{REGION}.{DNS_SUFFIX}",
        ("kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*"),
        (
            Condition(
                "ArnLike",
                "kms:EncryptionContext:aws:logs:arn",
                tuple(f"{prefix}:{group}" for group in log_groups),
            ),
        ),
    )


def key(  # noqa: PLR0913 - what a key is, all of it by name
    part: Part,
    *,
    description: str,
    alias: str,
    deletion_days: str | int = 30,
    grants: tuple[ServiceGrant, ...] = (),
    wanted: str = "",
) -> Reference:
    """Adds `aws_kms_key.this`, its alias and its policy document.

    Example:
        >>> own = key(self, description="Encrypts orders.", alias=f"{NAME}-orders", grants=(ALARMS_PUBLISH,))
        >>> self.output("kms_key_arn", own["arn"])

    Args:
        part: the file it goes to.
        description: what it encrypts.
        alias: without `alias/`; a template.
        deletion_days: 7 to 30; a template.
        grants: services that may use it beside the account's own principals.
        wanted: bare expression: whether there is a key at all; "" for always.

    Returns:
        The key: the one instance of it where `wanted` is given, which there may not be.
    """
    count = {"count": expr(f"{wanted} ? 1 : 0")} if wanted else {}
    only = "[0]" if wanted else ""
    document = part.add(
        "data.aws_iam_policy_document.key", {**count, "statement": [_account(), *map(statement, grants)]}
    )
    policy = Reference(f"{document.address}{only}")
    made = part.add(
        "aws_kms_key.this",
        {
            **count,
            "description": description,
            "deletion_window_in_days": deletion_days,
            "enable_key_rotation": True,
            "policy": policy["json"],
            "tags": TAGS,
        },
    )
    one = Reference(f"{made.address}{only}")
    part.add("aws_kms_alias.this", {**count, "name": f"alias/{alias}", "target_key_id": one["key_id"]})
    return one


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
    body: dict[str, object] = {
        "sid": grant.sid,
        "actions": list(grant.actions),
        "resources": ["*"],
        "principals": {"type": "Service", "identifiers": [grant.service]},
    }
    if grant.conditions:
        body["condition"] = conditions(grant.conditions)
    return body


def conditions(wanted: tuple[Condition, ...]) -> list[dict[str, object]]:
    """Conditions as blocks of a statement."""
    return [{"test": one.test, "variable": one.variable, "values": list(one.values)} for one in wanted]
