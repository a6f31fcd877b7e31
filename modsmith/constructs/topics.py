"""An SNS topic: encrypted, TLS only, and watched for deliveries that fail."""

from __future__ import annotations

from modsmith.build.stack import Part, Reference
from modsmith.constructs.alarms import alarm
from modsmith.constructs.naming import NAME, TAGS
from modsmith.constructs.statements import alarms_publish, deny_plain_http


def topic(part: Part, key: str, *, thing: str, kms_key_arn: str, from_alarms: bool = False) -> Reference:
    """Adds `aws_sns_topic.<key>`, its policy, and an alarm on deliveries that fail.

    Example:
        >>> orders = topic(self, "orders", thing="orders", kms_key_arn=expr("var.kms_key_id"))
        >>> self.output("topic_arn", orders["arn"])

    Args:
        part: the file it goes to. The module must have `context`, and `local.alarm_actions` (see `alarm_topic`).
        key: Terraform's name for it; snake case.
        thing: last part of the topic's name. SNS returns an existing topic of the same name without an error.
        kms_key_arn: template of the ARN of the key that encrypts messages at rest.
        from_alarms: whether it is a topic for CloudWatch alarms of this account: they may publish, the key must let
            CloudWatch use it, and the topic has no alarm of its own.
    """
    made = part.add(
        f"aws_sns_topic.{key}", {"name": f"{NAME}-{thing}", "kms_master_key_id": kms_key_arn, "tags": TAGS}
    )
    statements = [deny_plain_http(["sns:Publish"], made["arn"])]
    if from_alarms:
        statements.append(alarms_publish(made["arn"]))
    document = part.add(f"data.aws_iam_policy_document.{key}_topic", {"statement": statements})
    part.add(f"aws_sns_topic_policy.{key}", {"arn": made["arn"], "policy": document["json"]})
    if not from_alarms:
        _watch(part, key, thing, made)
    return made


def _watch(part: Part, key: str, thing: str, made: Reference) -> None:
    alarm(
        part,
        f"{key}_failed_deliveries",
        {
            "alarm_name": f"{NAME}-{thing}-failed-deliveries",
            "alarm_description": "The topic could not deliver a message. Check its subscriptions.",
            "namespace": "AWS/SNS",
            "metric_name": "NumberOfNotificationsFailed",
            "dimensions": {"TopicName": made["name"]},
            "statistic": "Sum",
            "period": 300,
            "evaluation_periods": 1,
            "comparison_operator": "GreaterThanThreshold",
            "threshold": 0,
        },
    )
