"""What the caller's own KMS key must allow: the statements as a document, for a key that the module does not own."""

from __future__ import annotations

from modsmith.build.stack import Dynamic, Part, Reference
from modsmith.constructs.keys import Condition, ServiceGrant, conditions, statement
from modsmith.constructs.naming import ACCOUNT_ID, PARTITION


def key_statements(
    part: Part,
    grants: tuple[ServiceGrant, ...],
    *,
    roles: tuple[dict[str, object] | Dynamic, ...] = (),
    prefix: str = "",
) -> Reference:
    """Adds `data.aws_iam_policy_document.key_statements` and binds the output `kms_key_policy_json`.

    The caller merges it into the key's policy with `source_policy_documents`; the spec declares the output.

    Args:
        part: the file it goes to.
        grants: services that use the key on the module's behalf.
        roles: statements for the module's own roles, from `roles_use`, and others.
        prefix: stands before both names, where the caller has more than one key; such as `replica_`.
    """
    document = part.add(
        f"data.aws_iam_policy_document.{prefix}key_statements",
        {"statement": [*(statement(item) for item in grants), *roles]},
    )
    part.output(f"{prefix}kms_key_policy_json", document["json"])
    return document


def roles_use(
    sid: str, roles: tuple[str, ...], actions: tuple[str, ...], services: tuple[str, ...]
) -> dict[str, object]:
    """A statement for roles of the module, named and not referred to: the policy stands before the roles do.

    IAM refuses a principal that does not exist yet, so the statement trusts the account and asks for the role's ARN.

    Args:
        sid: of the statement.
        roles: names; templates.
        actions: least that they need.
        services: through which alone they may use the key, such as `s3.eu-west-1.amazonaws.com`; templates.
    """
    account = f"arn:{PARTITION}:iam::{ACCOUNT_ID}"
    arns = tuple(f"{account}:role/{role}" for role in roles)
    narrowed = (
        Condition("ArnEquals", "aws:PrincipalArn", arns),
        Condition("StringEquals", "kms:ViaService", services),
    )
    return {
        "sid": sid,
        "actions": list(actions),
        "resources": ["*"],
        "principals": {"type": "AWS", "identifiers": [f"{account}:root"]},
        "condition": conditions(narrowed),
    }
