"""The statement that refuses whatever does not come over TLS."""

from __future__ import annotations


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
