"""IAM: access keys and passwords that Terraform creates are encrypted, and never those of the root user."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

KEY, PROFILE = "aws_iam_access_key", "aws_iam_user_login_profile"
ROOT = ("root", "<root_account>")


def check(resource: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks whose credentials they are, and for a PGP key."""
    if resource.at("user") in ROOT:
        yield Violation("It gives the root user an access key, which no policy can limit.", "user")
    if not resource.is_set("pgp_key"):
        what = "secret access key" if resource.type == KEY else "password"
        yield Violation(f"Everyone who can read the state can read the {what}.", "pgp_key")


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
