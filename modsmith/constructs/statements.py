"""Statements of resource policies that several constructs share."""

from __future__ import annotations

from modsmith.constructs.naming import ACCOUNT_ID


def deny_plain_http(actions: list[str], resource: str) -> dict[str, object]:
    """A statement of a resource policy: everyone is refused these actions over plain HTTP.

    Args:
        actions: such as `sqs:*`.
        resource: template of the ARN that the policy hangs on.
    """
    return {
        "sid": "DenyPlainHttp",
        "effect": "Deny",
        "actions": actions,
        "resources": [resource],
        "principals": {"type": "AWS", "identifiers": ["*"]},
        "condition": {"test": "Bool", "variable": "aws:SecureTransport", "values": ["false"]},
    }


def alarms_publish(topic: str) -> dict[str, object]:
    """A statement of a topic's policy: alarms of this account may publish.

    Args:
        topic: template of its ARN.
    """
    return {
        "sid": "AllowAlarmsToPublish",
        "actions": ["sns:Publish"],
        "resources": [topic],
        "principals": {"type": "Service", "identifiers": ["cloudwatch.amazonaws.com"]},
        "condition": {"test": "StringEquals", "variable": "aws:SourceAccount", "values": [ACCOUNT_ID]},
    }
