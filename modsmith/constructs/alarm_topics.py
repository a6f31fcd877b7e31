"""An encrypted SNS topic for alarms, made only where the caller names none."""

from __future__ import annotations

from modsmith.build.stack import Part, expr
from modsmith.constructs.naming import NAME, TAGS
from modsmith.constructs.statements import alarms_publish, deny_plain_http


def alarm_topic(  # noqa: PLR0913 - two of them for a second region
    part: Part, *, thing: str, kms_key_arn: str, wanted: str = "", prefix: str = "", provider: str = ""
) -> None:
    """Adds `aws_sns_topic.alarms[0]`, its policy, and `local.alarm_actions`.

    An alarm can only notify topics of its own region, so a module with alarms in two regions adds two.

    Args:
        part: the file it goes to.
        thing: last part of the topic's name. SNS returns an existing topic of the same name without an error, so two
            modules of one project must not use the same name.
        wanted: bare expression: whether the module has alarms at all; "" for always.
        kms_key_arn: template of a key that CloudWatch may use.
        prefix: stands before every name in Terraform, the input's `alarm_topic_arns` among them; such as `replica_`.
        provider: plain text: alias of another provider, such as `aws.replica`; "" for the module's own.
    """
    create, actions, given = (
        f"local.create_{prefix}alarm_topic",
        f"{prefix}alarm_actions",
        f"var.{prefix}alarm_topic_arns",
    )
    elsewhere = {"provider": provider} if provider else {}
    part.local(
        f"create_{prefix}alarm_topic",
        expr(f"{wanted} && length({given}) == 0" if wanted else f"length({given}) == 0"),
    )
    part.local(actions, expr(f"{create} ? aws_sns_topic.{prefix}alarms[*].arn : {given}"))
    count = expr(f"{create} ? 1 : 0")
    topic = part.add(
        f"aws_sns_topic.{prefix}alarms",
        {
            "count": count,
            **elsewhere,
            "name": f"{NAME}-{thing}",
            "kms_master_key_id": kms_key_arn,
            "tags": TAGS,
        },
    )
    arn = expr(f"{topic.address}[0].arn")
    policy = part.add(
        f"data.aws_iam_policy_document.{prefix}alarm_topic",
        {"count": count, "statement": [alarms_publish(arn), deny_plain_http(["sns:Publish"], arn)]},
    )
    part.add(
        f"aws_sns_topic_policy.{prefix}alarms",
        {"count": count, **elsewhere, "arn": arn, "policy": expr(f"{policy.address}[0].json")},
    )
