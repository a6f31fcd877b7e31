"""Reads policy documents: docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html."""

from __future__ import annotations

import json
from typing import Any

import regex


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
    named = any(matches(pattern.lower(), action.lower()) for pattern in as_list(statement.get(element, [])))
    return named != (element == "NotAction")


def matches(pattern: str, text: str) -> bool:
    """Whether `*` and `?` in a pattern of IAM match a text."""
    expression = regex.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return regex.fullmatch(expression, text, regex.DOTALL) is not None


def as_list(value: Any) -> list[Any]:
    """A value that may stand alone, as a list."""
    return value if isinstance(value, list) else [value]
