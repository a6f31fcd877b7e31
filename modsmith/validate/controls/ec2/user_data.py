"""EC2: user data contains no secrets."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.network import instances, user_data
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the user data has no keys, and sets no variable with a secret's name to a literal."""
    found: dict[str, str] = {}
    for path, text in user_data.texts(resource, evaluation):
        if name := user_data.secret(text):
            found.setdefault(path, name)
    for path, name in found.items():
        yield Violation(f"The user data contains {name} in plain text.", path)


CONTROL = Control(
    id="ec2-user-data",
    title="User data contains no secrets.",
    why="Everyone who can describe the instance, and every process on it, can read its user data.",
    source="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html",
    fix="Store the secret in Secrets Manager, and let the instance read it with its role.",
    types=instances.LAUNCHED,
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_46",),
    trivy=("AVD-AWS-0029", "AVD-AWS-0122", "AVD-AWS-0129"),
)
