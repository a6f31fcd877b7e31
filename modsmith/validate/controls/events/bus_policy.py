"""EventBridge: only named accounts can send events to a bus."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants
from modsmith.validate.aws.services.buses import PERMISSION, POLICY
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that neither a policy nor a permission lets everyone in."""
    if resource.type == POLICY:
        if not resource.is_set("policy"):
            yield Violation("It has no policy.", "policy")
        yield from grants.check(resource, "policy", evaluation)
    elif resource.known("principal") == "*" and not resource.parts("condition"):
        yield Violation("Any AWS account can send events to the bus.", "principal")


CONTROL = Control(
    id="events-bus-policy",
    title="Only named accounts, or those of the organization, can send events to a bus.",
    why="Rules act on every event of the bus, whoever sent it.",
    source="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html",
    fix="Name the accounts, or add a condition on aws:PrincipalOrgID.",
    types=(POLICY, PERMISSION),
    severity=Severity.CRITICAL,
    check=check,
    always=True,
    guards=((POLICY, "policy"), (PERMISSION, "condition")),
)
