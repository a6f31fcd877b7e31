"""SNS topics: encrypted, closed to plain HTTP, and with a record of every delivery."""

from __future__ import annotations

from collections.abc import Mapping

from modsmith import Dynamic, Part, expr
from modsmith.constructs import NAME, TAGS, ServiceRole, alarms_publish, deny_plain_http, service_role

PROTOCOLS = ("application", "firehose", "http", "lambda", "sqs")
"""Those whose deliveries SNS can log; e-mail and SMS are not among them.

Source: https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
"""

DELIVERY_LOGS = """merge([
  for key in keys(local.topics) : {
    (key)            = { topic = key, suffix = "" }
    "${key}/Failure" = { topic = key, suffix = "/Failure" }
  }
]...)"""

LOG_PREFIX = "sns/${data.aws_region.current.id}/${data.aws_caller_identity.current.account_id}"
"""What SNS calls its log groups; only the topic's name is ours."""


def add_topics(  # noqa: PLR0913 - what topics have, all of it by name
    part: Part,
    topics: Mapping[str, str],
    *,
    alarms: str,
    kms_key_arn: str,
    log_retention_days: str,
    permissions_boundary: str = "",
) -> None:
    """Adds `local.topics`, `aws_sns_topic.this[<key>]`, their policies, and the logs of their deliveries.

    Args:
        part: the file it goes to.
        topics: key, the last part of the topic's name, to display name.
        alarms: key of the topic that CloudWatch may publish to.
        kms_key_arn: template of the key that encrypts topics and logs; CloudWatch Logs must be allowed to use it.
        log_retention_days: template.
        permissions_boundary: template of the ARN of the policy that bounds the role of SNS, or null.
    """
    part.local("topics", dict(topics))
    part.local("delivery_logs", expr(DELIVERY_LOGS))
    every = expr("local.topics")
    part.add(
        "aws_sns_topic.this",
        {
            "for_each": every,
            "name": f"{NAME}-{expr('each.key')}",
            "display_name": expr("each.value"),
            "kms_master_key_id": kms_key_arn,
            **_feedback(),
            "tags": TAGS,
            "depends_on": ["aws_cloudwatch_log_group.topic_deliveries"],
        },
        comment="The log groups come first: SNS would make them itself, without key and without retention.",
    )
    arn = expr("aws_sns_topic.this[each.key].arn")
    for_alarms = Dynamic(expr(f'each.key == "{alarms}" ? [each.key] : []'), alarms_publish(arn))
    policy = part.add(
        "data.aws_iam_policy_document.topic",
        {"for_each": every, "statement": [deny_plain_http(["sns:Publish"], arn), for_alarms]},
    )
    part.add(
        "aws_sns_topic_policy.this",
        {"for_each": every, "arn": arn, "policy": expr(f"{policy.address}[each.key].json")},
    )
    _add_delivery_logs(part, log_retention_days, kms_key_arn)
    _add_role(part, permissions_boundary)


def _add_delivery_logs(part: Part, retention_days: str, kms_key_arn: str) -> None:
    """One log group for what was delivered, one for what failed, of each topic."""
    topic = f"{NAME}-{expr('each.value.topic')}{expr('each.value.suffix')}"
    part.add(
        "aws_cloudwatch_log_group.topic_deliveries",
        {
            "for_each": expr("local.delivery_logs"),
            "name": f"{LOG_PREFIX}/{topic}",
            "retention_in_days": retention_days,
            "kms_key_id": kms_key_arn,
            "tags": TAGS,
        },
    )


def _add_role(part: Part, permissions_boundary: str) -> None:
    groups = 'sort([for group in aws_cloudwatch_log_group.topic_deliveries : "${group.arn}:*"])'
    service_role(
        part,
        ServiceRole(
            "topic_deliveries",
            thing="sns-delivery-status",
            service="sns",
            description="Lets SNS log deliveries.",
            statements=[
                {
                    "sid": "LogDeliveries",
                    "actions": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
                    "resources": expr(groups),
                }
            ],
            permissions_boundary=permissions_boundary,
        ),
    )


def _feedback() -> dict[str, object]:
    role = expr("aws_iam_role.topic_deliveries.arn")
    return {
        name: value
        for protocol in PROTOCOLS
        for name, value in (
            (f"{protocol}_success_feedback_role_arn", role),
            (f"{protocol}_success_feedback_sample_rate", 100),
            (f"{protocol}_failure_feedback_role_arn", role),
        )
    }
