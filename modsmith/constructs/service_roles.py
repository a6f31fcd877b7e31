"""An IAM role that one AWS service takes on, with exactly the statements it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from modsmith.build.stack import Part, Reference
from modsmith.constructs.naming import NAME, TAGS

Statement = dict[str, Any]


@dataclass(frozen=True)
class ServiceRole:
    """One role.

    Attributes:
        key: Terraform's name for role and documents.
        thing: last part of the role's name, which IAM limits to 64 characters.
        service: who takes it on, such as `firehose`.
        description: what for.
        statements: all that it may do.
        trust_condition: narrows who may take it on, where the service documents one; several must all hold.
        permissions_boundary: template of a policy's ARN or null; "" for a role that has none ever.
        count: template of 0 or 1 for a role that is not always wanted; its attributes then stand behind `[0]`.
    """

    key: str
    thing: str
    service: str
    description: str
    statements: list[Statement]
    trust_condition: Statement | list[Statement] | None = None
    permissions_boundary: str = ""
    count: str = ""


def service_role(part: Part, role: ServiceRole) -> Reference:
    """Adds `aws_iam_role.<key>`, who trusts it, and its policy `aws_iam_role_policy.<key>`.

    Args:
        part: the file it goes to.
        role: what it is.
    """
    repeat = {"count": role.count} if role.count else {}
    trusted = _only(
        role,
        part.add(f"data.aws_iam_policy_document.{role.key}_trust", {**repeat, "statement": _trust(role)}),
    )
    added = part.add(
        f"aws_iam_role.{role.key}",
        {
            **repeat,
            "name": f"{NAME}-{role.thing}",
            "description": role.description,
            "assume_role_policy": trusted["json"],
            "permissions_boundary": role.permissions_boundary or None,
            "tags": TAGS,
        },
    )
    policy = _only(
        role, part.add(f"data.aws_iam_policy_document.{role.key}", {**repeat, "statement": role.statements})
    )
    one = _only(role, added)
    part.add(
        f"aws_iam_role_policy.{role.key}",
        {**repeat, "name": one["name"], "role": one["id"], "policy": policy["json"]},
    )
    return added


def _only(role: ServiceRole, added: Reference) -> Reference:
    return Reference(f"{added.address}[0]") if role.count else added


def _trust(role: ServiceRole) -> Statement:
    trust = {
        "actions": ["sts:AssumeRole"],
        "principals": {"type": "Service", "identifiers": [f"{role.service}.amazonaws.com"]},
    }
    return {**trust, "condition": role.trust_condition} if role.trust_condition else trust
