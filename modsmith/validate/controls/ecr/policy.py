"""ECR: only named principals can use a repository."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies, texts
from modsmith.validate.aws.policies import Statement
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

PUBLIC = "aws_ecrpublic_repository_policy"
POLICIES = ("aws_ecr_repository_policy", "aws_ecr_registry_policy", PUBLIC)
READS = ("get", "list", "describe", "batchget", "batchcheck")
"""How actions begin that change nothing."""


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the policy names principals and actions; its statements need no resource."""
    texts.given(resource, "policy")
    for one in policies.statements(resource, "policy", evaluation):
        if one.allows:
            called = f"The statement {one.sid}" if one.sid else "A statement"
            wrong = _wrong(one, is_public=resource.type == PUBLIC)
            yield from (Violation(f"{called} {what}.", "policy") for what in wrong)


def _wrong(statement: Statement, *, is_public: bool) -> Iterator[str]:
    actions = [policies.settled(one, "policy") for one in statement.actions]
    who = [policies.settled(one, "policy") for _, one in statement.principals]
    reads = not statement.inverted and all(map(_is_read, actions))
    if statement.inverted:
        yield "allows everything except what it lists"
    if any(grants.is_wild(one) for one in actions):
        yield "allows every action"
    if not any(grants.is_any_account(one) for one in who) or grants.is_pinned(statement):
        return
    if not reads:
        yield "lets everyone change images"
    elif not is_public:
        yield "lets everyone pull images"


def _is_read(action: str) -> bool:
    return action.partition(":")[2].lower().startswith(READS)


CONTROL = Control(
    id="ecr-policy",
    title="Repository policies allow named actions to named principals.",
    why="Others read your code from the images, or replace an image that your services run.",
    source="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policies.html",
    fix="Name the accounts or roles of every statement, or restrict it to aws:PrincipalOrgID.",
    types=POLICIES,
    severity=Severity.CRITICAL,
    check=check,
    always=True,
    checkov=("CKV_AWS_32",),
    trivy=("AVD-AWS-0032",),
)
