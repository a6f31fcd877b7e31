"""IAM: roles do not use broad AWS managed policies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, why
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

ATTACHMENTS = (
    "aws_iam_role_policy_attachment",
    "aws_iam_user_policy_attachment",
    "aws_iam_group_policy_attachment",
    "aws_iam_policy_attachment",
)
TOO_MUCH = re.compile(r"(AdministratorAccess(-.*)?|PowerUserAccess|\w*FullAccess(V2|_v2)?)$")


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that an attached policy is named and does not allow a whole service or more."""
    path = "managed_policy_arns" if resource.type == "aws_iam_role" else "policy_arn"
    value = resource.at(path)
    if value is None and resource.type == "aws_iam_role":
        raise NotApplicableError("It has no managed policy of its own. Attachments have their own checks.")
    if not resource.is_set(path):
        yield Violation("It attaches no policy.", path)
        return
    for arn in value if isinstance(value, list | tuple) else (value,):
        if TOO_MUCH.search(_name(arn, path, evaluation)):
            yield Violation(f"It attaches {text(arn).rpartition('/')[2]}.", path)


def _name(arn: Any, path: str, evaluation: Evaluation) -> str:
    """The part of an ARN that identifies the policy; policies of the module have their own checks.

    Raises:
        UndeterminedError: the policy is unknown.
    """
    found = evaluation.referred(arn)
    if any(one.type == "aws_iam_policy" for one in found):
        return ""
    looked_up = next((one for one in found if one.type == "data.aws_iam_policy"), None)
    if looked_up:
        return str(looked_up.known("name") or looked_up.known("arn"))
    if isinstance(arn, Choice) or (isinstance(arn, Symbol) and not arn.holes):
        raise UndeterminedError(path, why(arn))
    return text(arn)


CONTROL = Control(
    id="iam-managed-policies",
    title="No role, user or group has AdministratorAccess, PowerUserAccess or a FullAccess policy.",
    why="These policies allow a whole service or all of them, and AWS extends them without notice.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
    fix="Attach a policy that names only the required actions and resources.",
    types=(*ATTACHMENTS, "aws_iam_role"),
    severity=Severity.HIGH,
    check=check,
    always=True,
    checkov=("CKV_AWS_274", "CKV2_AWS_56"),
    guards=tuple((type_, "policy_arn") for type_ in ATTACHMENTS),
)
