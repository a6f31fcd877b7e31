"""Environment variables that hold a secret in plain text."""

from __future__ import annotations

from typing import Any, Final

from modsmith.evaluate.values import is_known, symbols
from modsmith.validate.aws import secrets

_ALWAYS: Final = frozenset({"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "ECS_ENGINE_AUTH_DATA"})
"""Variables that can only be credentials.

Source: https://docs.aws.amazon.com/config/latest/developerguide/ecs-no-environment-secrets.html
"""

_STORES: Final = (
    "data.aws_secretsmanager_secret_version.",
    "data.aws_secretsmanager_random_password.",
    "aws_secretsmanager_secret_version.",
    "aws_iam_access_key.",
    "random_password.",
)
_SECRETS: Final = (".secret_string", ".secret_binary", ".random_password", ".secret", ".result")


def is_leaked(name: str, value: Any) -> bool:
    """Whether a variable contains a secret: by its name, by its value, or by where the value is read from."""
    if name in _ALWAYS:
        return value not in (None, "")
    named = secrets.is_named_secret(name) and is_known(value) and value not in (None, "")
    return named or secrets.is_secret(value) or _is_read_from_a_store(value)


def _is_read_from_a_store(value: Any) -> bool:
    return any(
        one.refers
        and any(address.startswith(_STORES) for address in one.refers)
        and any(end in one.text for end in _SECRETS)
        for one in symbols(value)
    )
