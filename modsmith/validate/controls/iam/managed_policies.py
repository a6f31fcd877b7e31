"""IAM: no role carries a policy of AWS that allows everything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Choice, Symbol, why
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, NotApplicableError, Violation

ATTACHMENTS = (
    "aws_iam_role_policy_attachment",
    "aws_iam_user_policy_attachment",
    "aws_iam_group_policy_attachment",
    "aws_iam_policy_attachment",
)
TOO_MUCH = re.compile(r"(AdministratorAccess(-.*)?|PowerUserAccess|\w*FullAccess(V2|_v2)?)$")


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """A policy must be named, and be none of those that allow a whole service or more."""
    path = "managed_policy_arns" if resource.type == "aws_iam_role" else "policy_arn"
    value = resource.at(path)
    if value is None and resource.type == "aws_iam_role":
        raise NotApplicableError("It carries no managed policy itself; attachments are judged on their own.")
    if not resource.is_set(path):
        yield Violation("It attaches no policy.", path)
        return
    for arn in value if isinstance(value, list | tuple) else (value,):
        if TOO_MUCH.search(_name(arn, path, evaluation)):
            yield Violation(f"It attaches {text(arn).rpartition('/')[2]}.", path)


def _name(arn: Any, path: str, evaluation: Evaluation) -> str:
    """What tells a policy from others; one of the module is judged on its own.

    Raises:
        UndeterminedError: nobody knows which it is.
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
    title="Nothing carries AdministratorAccess, PowerUserAccess or a FullAccess policy.",
    why="AWS writes these policies for a whole service or all of them, and widens them without asking.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html",
    fix="Attach a policy that names the actions and resources that are needed.",
    types=(*ATTACHMENTS, "aws_iam_role"),
    check=check,
    always=True,
    checkov=("CKV_AWS_274", "CKV2_AWS_56"),
    guards=tuple((type_, "policy_arn") for type_ in ATTACHMENTS),
)
