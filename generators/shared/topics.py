"""SNS topics: encrypted, closed to plain HTTP, and with a record of every delivery."""

from __future__ import annotations

from collections.abc import Mapping

from modsmith import Dynamic, Part, expr
from modsmith.constructs import NAME, TAGS, ServiceRole, alarms_publish, deny_plain_http, service_role

PROTOCOLS = ("application", "firehose", "http", "lambda", "sqs")
"""Those whose deliveries SNS can log; e-mail and SMS are not among them.

Source: https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
"""

DELIVERY_LOGS = """{
  for log in setproduct(keys(local.topics), ["", "/Failure"]) :
  join("", log) => "sns/${data.aws_region.current.id}/${data.aws_caller_identity.current.account_id}/${local.name}-${join("", log)}"
}"""


def add_topics(part: Part, topics: Mapping[str, str], *, alarms: str, kms_key_arn: str) -> None:
    """Adds `local.topics`, `aws_sns_topic.this[<key>]` and their policies.

    Args:
        part: the file it goes to; it must also have `add_delivery_logs`.
        topics: key, the last part of the topic's name, to display name.
        alarms: key of the topic that CloudWatch may publish to.
        kms_key_arn: template of the key that encrypts them.
    """
    part.local("topics", dict(topics))
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


def add_delivery_logs(part: Part, *, retention_days: str, kms_key_arn: str) -> None:
    """Adds the log groups that SNS writes deliveries to, one for successes and one for failures of each topic, and its role.

    Args:
        part: the file it goes to.
        retention_days: template.
        kms_key_arn: template of the key that encrypts them; CloudWatch Logs must be allowed to use it.
    """
    part.local("delivery_logs", expr(DELIVERY_LOGS))
    part.add(
        "aws_cloudwatch_log_group.topic_deliveries",
        {
            "for_each": expr("local.delivery_logs"),
            "name": expr("each.value"),
            "retention_in_days": retention_days,
            "kms_key_id": kms_key_arn,
            "tags": TAGS,
        },
    )
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
                    "resources": expr(
                        'sort([for group in aws_cloudwatch_log_group.topic_deliveries : "${group.arn}:*"])'
                    ),
                }
            ],
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
