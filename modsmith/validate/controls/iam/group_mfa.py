"""IAM: members of a group must sign in with a second factor."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import policies
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

GROUP, INLINE = "aws_iam_group", "aws_iam_group_policy"
ATTACHMENT, POLICY = "aws_iam_group_policy_attachment", "aws_iam_policy"
MFA = "aws:multifactorauthpresent"


def check(group: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a policy of the group whose statements depend on a second factor."""
    attached = evaluation.attached(group, ATTACHMENT, "group")
    holders = [
        *evaluation.attached(group, INLINE, "group"),
        *(policy for one in attached for policy in evaluation.named(one.at("policy_arn"), POLICY)),
    ]
    if not any(_asks(holder, evaluation) for holder in holders):
        yield Violation("Members need no second factor for what the group allows.")


def _asks(holder: Resource, evaluation: Evaluation) -> bool:
    return any(
        key.lower() == MFA
        for statement in policies.statements(holder, "policy", evaluation)
        for _, key, _ in statement.conditions
    )


CONTROL = Control(
    id="iam-group-mfa",
    title="A group's policies require multi-factor authentication.",
    why="Without it, a stolen password or access key is enough for everything that the group allows.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html",
    fix="Deny everything but the setup of a device unless aws:MultiFactorAuthPresent is true.",
    types=(GROUP,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(INLINE, ATTACHMENT, POLICY),
    trivy=("AVD-AWS-0123",),
    guards=((INLINE, "group"), (ATTACHMENT, "group"), (ATTACHMENT, "policy_arn")),
)
