"""Secrets Manager: only named principals can read a secret."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants
from modsmith.validate.aws.services.rotation import POLICY, SECRET
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the policy does not allow it to everyone, nor everything."""
    return grants.check_own(resource, "policy", evaluation, optional_in=SECRET)


CONTROL = Control(
    id="secretsmanager-policy",
    title="The policy of a secret allows named actions to named principals.",
    why="A policy that names everyone lets any AWS account read the secret.",
    source="https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html",
    fix="Name the principals and actions, and set block_public_policy = true.",
    types=(SECRET, POLICY),
    severity=Severity.CRITICAL,
    check=check,
    always=True,
    guards=((POLICY, "policy"),),
)
