"""IAM: users get permissions through groups or roles."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import links
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

USER, ATTACHMENT = "aws_iam_user", "aws_iam_policy_attachment"
MEMBERSHIP = "aws_iam_user_group_membership"
OWN = ("aws_iam_user_policy", "aws_iam_user_policy_attachment")


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that no policy is attached to a user itself."""
    if resource.type == ATTACHMENT:
        if resource.known("users"):
            yield Violation("It attaches a policy to users.", "users")
        return
    found = links.attached(resource, evaluation, *((type_, "user") for type_ in OWN))
    if found:
        names = ", ".join(dict.fromkeys(one.base for one in found))
        yield Violation(f"The user has permissions of its own, from {names}.")
    elif not evaluation.attached(resource, MEMBERSHIP, "user"):
        raise NotApplicableError("The module gives it no permissions.")


CONTROL = Control(
    id="iam-user-policies",
    title="IAM users get their permissions through groups or roles.",
    why="Permissions of single users are overlooked when someone changes tasks or leaves.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_manage-attach-detach.html",
    fix="Attach the policy to a group of the user, or better: let people and programs assume a role.",
    types=(USER, ATTACHMENT),
    severity=Severity.LOW,
    check=check,
    reads=(*OWN, MEMBERSHIP),
    checkov=("CKV_AWS_40",),
    trivy=("AVD-AWS-0143",),
    fsbp=("IAM.2",),
)
