"""Reads policy documents: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html."""

from __future__ import annotations

import json
from collections.abc import Collection
from typing import Any

from modsmith.emulator.iam.conditions import like


def statements(document: str | bytes | None) -> list[dict[str, Any]]:
    """The statements of a policy; none if it is not a policy at all."""
    try:
        found = json.loads(document or "{}")
    except ValueError:
        return []
    listed = as_list(found.get("Statement", [])) if isinstance(found, dict) else []
    return [statement for statement in listed if isinstance(statement, dict)]


def principals(statement: dict[str, Any], kind: str) -> list[str]:
    """The principals of a kind in a statement.

    Args:
        statement: of a resource policy or a trust policy.
        kind: `AWS`, `Service`, `Federated` or `CanonicalUser`; `"Principal": "*"` counts as `AWS`.
    """
    principal = statement.get("Principal", {})
    if isinstance(principal, str):
        return [principal] if kind == "AWS" else []
    return as_list(principal.get(kind, []))


def names_action(statement: dict[str, Any], action: str) -> bool:
    """Whether a statement's actions include one, such as `kms:Decrypt`."""
    element = "NotAction" if "NotAction" in statement else "Action"
    named = any(like(action.lower(), pattern.lower()) for pattern in as_list(statement.get(element, [])))
    return named != (element == "NotAction")


def admits(document: str | bytes | None, action: str, names: Collection[str]) -> bool:
    """Whether a policy allows an action to one of these principals; conditions count as satisfied.

    Args:
        document: a resource policy or trust policy.
        action: such as `sqs:SendMessage`.
        names: services such as `s3.amazonaws.com`, ARNs, or `*` for everybody.
    """
    return any(
        statement.get("Effect") == "Allow"
        and names_action(statement, action)
        and not {*principals(statement, "Service"), *principals(statement, "AWS")}.isdisjoint(names)
        for statement in statements(document)
    )


def as_list(value: Any) -> list[Any]:
    """A value that may stand alone, as a list."""
    return value if isinstance(value, list) else [value]
