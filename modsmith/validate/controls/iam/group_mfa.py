"""IAM: members of a group must sign in with a second factor."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import why
from modsmith.validate.aws import policies
from modsmith.validate.aws.policies import Statement, settled
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

GROUP, INLINE = "aws_iam_group", "aws_iam_group_policy"
ATTACHMENT, POLICY = "aws_iam_group_policy_attachment", "aws_iam_policy"
MFA = "aws:multifactorauthpresent"
ALLOWING, DENYING = ("bool",), ("bool", "boolifexists")
"""Operators that ask for a second factor. `BoolIfExists` also allows requests without the key: those of access keys."""


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
    """Whether the policy allows something only with a second factor, or denies it without one."""
    documents = policies.alternatives(holder, "policy", evaluation)
    found = {any(map(_requires, document)) for document in documents}
    if len(found) > 1:
        raise UndeterminedError("policy", why(holder.at("policy")))
    return found == {True}


def _requires(statement: Statement) -> bool:
    given = [
        settled(value, "condition").lower()
        for test, key, values in statement.conditions
        if key.lower() == MFA and test.lower() in (ALLOWING if statement.allows else DENYING)
        for value in values
    ]
    return given == ["true" if statement.allows else "false"] and (statement.allows or _denies(statement))


def _denies(statement: Statement) -> bool:
    """Whether a denial is about some actions and resources for sure."""
    actions = [settled(one, "actions") for one in statement.actions]
    resources = [settled(one, "resources") for one in statement.resources]
    return bool(actions and resources) and not (statement.inverted and "*" in actions)


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
