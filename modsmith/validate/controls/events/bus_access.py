"""EventBridge: the policy of a custom bus says who may send events."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import links
from modsmith.validate.aws.services.buses import BUS, PERMISSION, POLICY
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity


def check(bus: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks for a policy or permission of the bus."""
    if bus.at("event_source_name") is not None:
        raise NotApplicableError("A partner sends the events of this bus.")
    if not links.attached(bus, evaluation, (POLICY, "event_bus_name"), (PERMISSION, "event_bus_name")):
        yield Violation("Every identity of the account with events:PutEvents can send to the bus.")


CONTROL = Control(
    id="events-bus-access",
    title="A custom event bus has a policy of its own.",
    why="Without a policy on the bus, policies of identities alone decide who can trigger its rules.",
    source="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html",
    fix="Add an aws_cloudwatch_event_bus_policy that names who may send events.",
    types=(BUS,),
    severity=Severity.LOW,
    scope="deployment",
    check=check,
    reads=(POLICY, PERMISSION),
    fsbp=("EventBridge.3",),
    guards=((POLICY, "event_bus_name"), (PERMISSION, "event_bus_name")),
)
