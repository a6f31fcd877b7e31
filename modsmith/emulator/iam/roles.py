"""What the policies of a role in moto allow."""

from __future__ import annotations

from typing import Any

from modsmith.emulator.iam.conditions import like
from modsmith.emulator.iam.documents import admits, as_list, names_action, principals, statements


def allows(role: Any, action: str, resource: str) -> bool:
    """Whether a role's own policies allow an action on a resource; conditions count as satisfied.

    Args:
        role: moto's role.
        action: such as `s3:ReplicateObject`.
        resource: an ARN without wildcards.
    """
    found = [statement for document in documents(role) for statement in statements(document)]
    effects = {statement.get("Effect") for statement in found if _names(statement, action, resource)}
    return effects == {"Allow"}


def _names(statement: dict[str, Any], action: str, resource: str) -> bool:
    resources = as_list(statement.get("Resource", []))
    return names_action(statement, action) and any(like(resource, pattern) for pattern in resources)


def role_of(iam: Any, name_or_arn: str) -> Any:
    """Moto's role with a name or ARN; None if there is none.

    Args:
        iam: moto's IAM of the account.
        name_or_arn: such as `scaler` or `arn:aws:iam::123456789012:role/path/scaler`.
    """
    name = name_or_arn.rpartition("/")[2]
    return next((role for role in iam.roles.values() if role.name == name), None)


def documents(role: Any) -> list[str]:
    """The inline and managed policies of a role in moto, as JSON."""
    versions = (version for policy in role.managed_policies.values() for version in policy.versions)
    managed = [version.document for version in versions if version.is_default]
    return [str(document) for document in (*role.policies.values(), *managed)]


def trusts(role: Any, service: str) -> bool:
    """Whether a role's trust policy lets a service assume it.

    Args:
        role: moto's role.
        service: such as `lambda.amazonaws.com`.
    """
    return admits(role.assume_role_policy_document, "sts:AssumeRole", {service})


def missing_principals(iam: Any, document: str | None) -> list[str]:
    """Roles and users of the account that a policy names and that do not exist.

    Args:
        iam: moto's IAM of the account.
        document: a resource policy or trust policy.
    """
    known = {entity.arn for entity in (*iam.roles.values(), *iam.users.values())}
    own = tuple(f"arn:aws:iam::{iam.account_id}:{kind}/" for kind in ("role", "user"))
    return [
        name
        for statement in statements(document)
        for name in principals(statement, "AWS")
        if name.startswith(own) and name not in known and ":role/aws-service-role/" not in name
    ]
