"""An IAM role that one AWS service takes on, with exactly the statements it is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from generators.parts.context import NAME, TAGS
from generators.stack import Part, Reference, expr

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
        trust_condition: narrows who may take it on, where the service documents one.
        wanted: bare expression: whether there is a role at all; "" for always.
    """

    key: str
    thing: str
    service: str
    description: str
    statements: list[Statement]
    trust_condition: Statement | None = None
    wanted: str = ""


def add_service_role(part: Part, role: ServiceRole) -> Reference:
    """Adds `aws_iam_role.<key>`, who trusts it, and its policy `aws_iam_role_policy.<key>`.

    Args:
        part: the file it goes to.
        role: what it is.

    Returns:
        The role: the one instance of it where `wanted` is given, which there may not be.
    """
    count = {"count": expr(f"{role.wanted} ? 1 : 0")} if role.wanted else {}
    only = "[0]" if role.wanted else ""

    def add(address: str, body: Statement) -> Reference:
        return Reference(f"{part.add(address, {**count, **body}).address}{only}")

    trusted = add(f"data.aws_iam_policy_document.{role.key}_trust", {"statement": _trust(role)})
    added = add(
        f"aws_iam_role.{role.key}",
        {
            "name": f"{NAME}-{role.thing}",
            "description": role.description,
            "assume_role_policy": trusted["json"],
            "tags": TAGS,
        },
    )
    policy = add(f"data.aws_iam_policy_document.{role.key}", {"statement": role.statements})
    add(
        f"aws_iam_role_policy.{role.key}",
        {"name": added["name"], "role": added["id"], "policy": policy["json"]},
    )
    return added


def _trust(role: ServiceRole) -> Statement:
    trust = {
        "actions": ["sts:AssumeRole"],
        "principals": {"type": "Service", "identifiers": [f"{role.service}.amazonaws.com"]},
    }
    return {**trust, "condition": role.trust_condition} if role.trust_condition else trust
