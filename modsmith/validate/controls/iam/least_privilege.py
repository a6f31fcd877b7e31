"""IAM: a policy names the actions and resources that it allows."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import least
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

POLICIES = ("aws_iam_role_policy", "aws_iam_policy", "aws_iam_user_policy", "aws_iam_group_policy")
GUARDS = tuple((type_, "policy") for type_ in POLICIES)


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for wildcards in actions, and in resources if the action supports resource-level permissions."""
    if resource.type != "aws_iam_role":
        if not resource.is_set("policy"):
            yield Violation("It has no policy.", "policy")
        yield from least.check(resource, "policy", evaluation)
        return
    inline = resource.parts("inline_policy")
    if not inline:
        raise NotApplicableError("It has no inline policy. Attached policies have their own checks.")
    for block in inline:
        yield from least.check(block, "policy", evaluation)


CONTROL = Control(
    id="iam-least-privilege",
    title="An IAM policy allows named actions on named resources.",
    why="Whoever obtains a role with a wildcard gets everything that it covers, now and in the future.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    fix=(
        "Name each action and the ARNs that it needs. Use NotAction and NotResource only in "
        "statements that deny."
    ),
    types=(*POLICIES, "aws_iam_role"),
    severity=Severity.HIGH,
    check=check,
    always=True,
    checkov=(
        "CKV_AWS_62",
        "CKV_AWS_63",
        "CKV_AWS_286",
        "CKV_AWS_288",
        "CKV_AWS_289",
        "CKV_AWS_290",
        "CKV_AWS_355",
        "CKV2_AWS_40",
    ),
    trivy=("AVD-AWS-0345", "AVD-AWS-0346"),
    fsbp=("IAM.1", "IAM.21", "KMS.1", "KMS.2"),
    guards=GUARDS,
)
