"""IAM: a role trusts those whom it names, and nobody who acts for strangers."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies
from modsmith.validate.aws.policies import Statement
from modsmith.validate.control import Control, Violation

DEPUTIES = frozenset({"firehose.amazonaws.com", "monitoring.rds.amazonaws.com", "s3.amazonaws.com"})
"""Services that may be sent with somebody else's role, and say for which account they act.

Source: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/cross-service-confused-deputy-prevention.html
and https://docs.aws.amazon.com/firehose/latest/dev/controlling-access.html
"""

TRUST = "assume_role_policy"
GUARDS = (("aws_iam_role", TRUST),)


def check(role: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Its trust policy must name principals, and hold deputies and providers of identities to a condition."""
    found = [one for one in policies.statements(role, TRUST, evaluation) if one.allows]
    if not found:
        yield Violation("It trusts nobody: nobody can assume it.", TRUST)
    for one in found:
        yield from (Violation(f"It {what}.", TRUST) for what in _wrong(one))


def _wrong(statement: Statement) -> Iterator[str]:
    if statement.inverted:
        yield "trusts everybody whom it does not name"
    if not statement.principals:
        yield "has a statement that names nobody"
    if (
        any(grants.is_wild(policies.settled(one, TRUST)) for one in statement.actions)
        or not statement.actions
    ):
        yield "does not say by which action it is assumed"
    if grants.names_any_service(statement):
        yield "trusts every service"
    everybody = any(grants.is_anybody(policies.settled(who, TRUST)) for _, who in statement.principals)
    if everybody and not grants.is_pinned(statement):
        yield "trusts everybody"
    if grants.allowed_services(statement) & DEPUTIES and not grants.is_pinned(statement, "IfExists"):
        yield "trusts a service that may act for another account: no condition on aws:SourceAccount"
    if any(kind == "Federated" for kind, _ in statement.principals) and not statement.conditions:
        yield "trusts every identity of a provider"


CONTROL = Control(
    id="iam-trust",
    title="A role names who may assume it, and for whom a service may.",
    why="A role that anybody can assume, or that a service assumes for strangers, is theirs.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    fix="Name the principals of assume_role_policy, with aws:SourceAccount, aws:SourceArn or sts:ExternalId.",
    types=("aws_iam_role",),
    check=check,
    always=True,
    checkov=("CKV_AWS_60", "CKV_AWS_61"),
    guards=GUARDS,
)
