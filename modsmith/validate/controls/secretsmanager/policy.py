"""Secrets Manager: only named principals can read a secret."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants
from modsmith.validate.aws.services.rotation import POLICY, SECRET
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the policy does not allow it to everyone, nor everything."""
    if resource.type == SECRET and resource.at("policy") is None:
        raise NotApplicableError("It has no policy, or its policy has its own check.")
    if not resource.is_set("policy"):
        yield Violation("It has no policy.", "policy")
    yield from grants.check(resource, "policy", evaluation)


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
