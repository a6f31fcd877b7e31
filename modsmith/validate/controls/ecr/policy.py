"""ECR: only named principals can use a repository."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies
from modsmith.validate.aws.policies import Statement
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POLICIES = ("aws_ecr_repository_policy", "aws_ecr_registry_policy", "aws_ecrpublic_repository_policy")
READS = frozenset(
    {
        "ecr:batchchecklayeravailability",
        "ecr:batchgetimage",
        "ecr:describeimages",
        "ecr:getdownloadurlforlayer",
    }
)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the policy names principals and actions; its statements need no resource."""
    for one in policies.statements(resource, "policy", evaluation):
        if one.allows:
            called = f"The statement {one.sid}" if one.sid else "A statement"
            yield from (Violation(f"{called} {what}.", "policy") for what in _wrong(one))


def _wrong(statement: Statement) -> Iterator[str]:
    actions = [policies.settled(one, "policy").lower() for one in statement.actions]
    who = [policies.settled(one, "policy") for _, one in statement.principals]
    if statement.inverted:
        yield "allows everything except what it lists"
    if any(grants.is_wild(one) for one in actions):
        yield "allows every action"
    if any(grants.is_any_account(one) for one in who) and not grants.is_pinned(statement):
        yield "lets everyone pull images" if READS.issuperset(actions) else "lets everyone change images"


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
