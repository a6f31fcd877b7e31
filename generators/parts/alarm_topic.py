"""An encrypted SNS topic for alarms, made only where the caller names none."""

from __future__ import annotations

from generators.parts.context import NAME, TAGS
from generators.parts.tls_only import deny_plain_http
from generators.parts.topic import alarms_publish
from generators.stack import Part, expr


def add_alarm_topic(part: Part, *, thing: str, wanted: str, kms_key_arn: str) -> None:
    """Adds `aws_sns_topic.alarms[0]`, its policy, and `local.alarm_actions`.

    Args:
        part: the file it goes to.
        thing: last part of the topic's name. SNS hands out a topic that exists already without a word, so two
            modules of one project must not ask for the same name.
        wanted: bare expression: whether the module has alarms at all.
        kms_key_arn: template of a key that CloudWatch may use.
    """
    part.local("create_alarm_topic", expr(f"{wanted} && length(var.alarm_topic_arns) == 0"))
    part.local(
        "alarm_actions", expr("local.create_alarm_topic ? aws_sns_topic.alarms[*].arn : var.alarm_topic_arns")
    )
    count = expr("local.create_alarm_topic ? 1 : 0")
    topic = part.add(
        "aws_sns_topic.alarms",
        {"count": count, "name": f"{NAME}-{thing}", "kms_master_key_id": kms_key_arn, "tags": TAGS},
    )
    arn = expr(f"{topic.address}[0].arn")
    policy = part.add(
        "data.aws_iam_policy_document.alarm_topic",
        {"count": count, "statement": [alarms_publish(arn), deny_plain_http(["sns:Publish"], arn)]},
    )
    part.add(
        "aws_sns_topic_policy.alarms",
        {"count": count, "arn": arn, "policy": expr(f"{policy.address}[0].json")},
    )
