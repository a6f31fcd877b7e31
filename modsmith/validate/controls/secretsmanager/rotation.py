"""Secrets Manager: a secret rotates at least every 90 days."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.services import rotation
from modsmith.validate.aws.services.rotation import ROTATION, SECRET
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

MOST_DAYS = 90


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a secret has a rotation, and that a rotation is frequent enough."""
    if resource.type == SECRET:
        if not evaluation.attached(resource, ROTATION, "secret_id"):
            yield Violation("The secret does not rotate.")
        return
    days = rotation.days(resource)
    if days is None:
        yield Violation("The rotation has no schedule.", "rotation_rules")
    elif days > MOST_DAYS:
        yield Violation(f"The secret stays the same for {days:g} days.", "rotation_rules")


CONTROL = Control(
    id="secretsmanager-rotation",
    title=f"A secret rotates automatically, at least every {MOST_DAYS} days.",
    why="The longer a secret is valid, the longer whoever has copied it can use it.",
    source="https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets.html",
    fix=f"Add an aws_secretsmanager_secret_rotation with automatically_after_days of {MOST_DAYS} or less.",
    types=(SECRET, ROTATION),
    severity=Severity.MEDIUM,
    scope="deployment",
    check=check,
    checkov=("CKV_AWS_304", "CKV2_AWS_57"),
    fsbp=("SecretsManager.1", "SecretsManager.4"),
    guards=((ROTATION, "secret_id"), (ROTATION, "rotation_rules")),
)
