"""IAM: a role trusts only named principals, and services only on behalf of the account."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies
from modsmith.validate.aws.policies import Statement
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

DEPUTIES = frozenset({"firehose.amazonaws.com", "monitoring.rds.amazonaws.com", "s3.amazonaws.com"})
"""Services that can assume a role on behalf of other accounts, and that pass the account in a condition key.

Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/cross-service-confused-deputy-prevention.html
and https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
"""

GITHUB = "token.actions.githubusercontent.com"
GITHUB_CLAIMS = (
    ":sub",
    ":repository",
    ":repository_id",
    ":repository_owner",
    ":repository_owner_id",
    ":job_workflow_ref",
)
"""Claims of GitHub's tokens that name a repository or its owner.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
"""

TRUST = "assume_role_policy"
GUARDS = (("aws_iam_role", TRUST),)


def check(role: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the trust policy names principals and restricts services and identity providers with conditions."""
    found = [one for one in policies.statements(role, TRUST, evaluation) if one.allows]
    if not found:
        yield Violation("The trust policy allows no one to assume the role.", TRUST)
    for one in found:
        yield from (Violation(f"The trust policy {what}.", TRUST) for what in _wrong(one))


def _wrong(statement: Statement) -> Iterator[str]:
    if statement.inverted:
        yield "trusts everyone except those it lists"
    if not statement.principals:
        yield "has a statement without principals"
    if (
        any(grants.is_wild(policies.settled(one, TRUST)) for one in statement.actions)
        or not statement.actions
    ):
        yield "has a statement that does not name the action to assume the role"
    if grants.names_any_service(statement):
        yield "trusts every service"
    everyone = any(grants.is_any_account(policies.settled(who, TRUST)) for _, who in statement.principals)
    if everyone and not grants.is_pinned(statement):
        yield "trusts everyone"
    if grants.allowed_services(statement) & DEPUTIES and not grants.is_pinned(statement, "IfExists"):
        yield "trusts a service on behalf of any account: no condition on aws:SourceAccount"
    if any(kind == "Federated" for kind, _ in statement.principals) and not statement.conditions:
        yield "trusts every identity of a provider"
    elif _is_any_repository(statement):
        yield "trusts every repository on GitHub: no condition names one or its owner"


def _is_any_repository(statement: Statement) -> bool:
    """Whether GitHub's identities are trusted whatever repository they act for."""
    who = {policies.text(one) for kind, one in statement.principals if kind == "Federated"}
    if not who or not any(
        GITHUB in text for text in (*who, *(key.lower() for _, key, _ in statement.conditions))
    ):
        return False
    return not any(
        key.lower().endswith(GITHUB_CLAIMS)
        and all(policies.text(one).removeprefix("repo:").strip("*:/") for one in values)
        for _, key, values in statement.conditions
    )


CONTROL = Control(
    id="iam-trust",
    title="A role's trust policy names who may assume it, and the account that a service may act for.",
    why="Anyone who can assume the role, directly or through a service, has all its permissions.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    fix="Name the principals of assume_role_policy, with aws:SourceAccount, aws:SourceArn or sts:ExternalId.",
    types=("aws_iam_role",),
    severity=Severity.CRITICAL,
    check=check,
    always=True,
    checkov=("CKV_AWS_60", "CKV_AWS_61", "CKV_AWS_393"),
    guards=GUARDS,
)
