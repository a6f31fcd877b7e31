"""IAM: access keys and passwords that Terraform creates are encrypted, and never those of the root user."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import is_known, options, why
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

KEY, PROFILE, USER = "aws_iam_access_key", "aws_iam_user_login_profile", "aws_iam_user"
ROOT = ("root", "<root_account>")


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a PGP key, and whose credentials they are."""
    if not resource.is_set("pgp_key"):
        what = "secret access key" if resource.type == KEY else "password"
        yield Violation(f"Everyone who can read the state can read the {what}.", "pgp_key")
    if resource.is_set("user") and _is_root(resource.at("user"), evaluation):
        yield Violation("It gives the root user an access key, which no policy can limit.", "user")


def _is_root(user: Any, evaluation: Evaluation) -> bool:
    """Whether a name is that of the root user; a user that the module creates with an unknown name is another one.

    Raises:
        UndeterminedError: it may be.
    """
    names = [(option, evaluation.resolve(option)) for option in options(user)]
    for option, name in names:
        if not is_known(name) and not any(one.type == USER for one in evaluation.referred(option)):
            raise UndeterminedError("user", why(user))
    return any(name in ROOT for _, name in names)


CONTROL = Control(
    id="iam-credentials",
    title="Access keys and passwords that Terraform creates are encrypted, and not those of the root user.",
    why="Without a PGP key, Terraform keeps the secret in its state as plain text.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html",
    fix="Use a role instead of an access key, or set pgp_key.",
    types=(KEY, PROFILE),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_348",),
    trivy=("AVD-AWS-0141",),
    guards=((KEY, "pgp_key"), (PROFILE, "pgp_key")),
)
