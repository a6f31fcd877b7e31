"""IAM: passwords of users are long, mixed, new and not too old."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POLICY = "aws_iam_account_password_policy"
CLASSES = {
    "require_lowercase_characters": "lowercase letters",
    "require_uppercase_characters": "uppercase letters",
    "require_numbers": "numbers",
    "require_symbols": "symbols",
}
LENGTH, REMEMBERED, AGE = 14, 24, 90
"""Characters, former passwords and days, as in the CIS benchmark, which is stricter than AWS's own control."""


def check(policy: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks length, classes of characters, reuse and age."""
    if (policy.number("minimum_password_length") or 0) < LENGTH:
        yield Violation(f"Passwords can be shorter than {LENGTH} characters.", "minimum_password_length")
    missing = [name for name in CLASSES if not policy.flag(name)]
    if missing:
        yield Violation(f"Passwords need no {', no '.join(CLASSES[name] for name in missing)}.", missing[0])
    if (policy.number("password_reuse_prevention") or 0) < REMEMBERED:
        yield Violation(f"The last {REMEMBERED} passwords can be used again.", "password_reuse_prevention")
    if not 0 < (policy.number("max_password_age") or 0) <= AGE:
        yield Violation(f"Passwords are valid for more than {AGE} days.", "max_password_age")


CONTROL = Control(
    id="iam-password-policy",
    title="Passwords of IAM users are long, mixed, changed in time and not used again.",
    why="Short, old or repeated passwords are guessed, or are in lists that attackers try.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
    fix=(
        f"Require {LENGTH} characters of all four classes, and set password_reuse_prevention = {REMEMBERED} and "
        f"max_password_age = {AGE}."
    ),
    types=(POLICY,),
    severity=Severity.MEDIUM,
    check=check,
    checkov=(
        "CKV_AWS_9",
        "CKV_AWS_10",
        "CKV_AWS_11",
        "CKV_AWS_12",
        "CKV_AWS_13",
        "CKV_AWS_14",
        "CKV_AWS_15",
    ),
    trivy=(
        "AVD-AWS-0056",
        "AVD-AWS-0058",
        "AVD-AWS-0059",
        "AVD-AWS-0060",
        "AVD-AWS-0061",
        "AVD-AWS-0062",
        "AVD-AWS-0063",
    ),
    fsbp=("IAM.7", "IAM.10"),
    guards=tuple(
        (POLICY, name)
        for name in ("minimum_password_length", *CLASSES, "password_reuse_prevention", "max_password_age")
    ),
)
