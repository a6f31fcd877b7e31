"""RDS: a subscription to events includes the critical ones."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import switches
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SUBSCRIPTION = "aws_db_event_subscription"
NEEDED = {
    "db-cluster": ("failure", "maintenance"),
    "db-instance": ("configuration change", "failure", "maintenance"),
    "db-parameter-group": ("configuration change",),
    "db-security-group": ("configuration change", "failure"),
}
"""Kind of source to the categories that someone must hear of."""


def check(subscription: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that it is on, and the categories; without categories it has all."""
    if not switches.is_on(subscription, "enabled"):
        yield Violation("The subscription is off.", "enabled")
    kind = subscription.known("source_type")
    categories = subscription.known("event_categories")
    if categories and kind in NEEDED:
        for category in NEEDED[kind]:
            if category not in categories:
                yield Violation(f"The subscription leaves out {category}.", "event_categories")


CONTROL = Control(
    id="rds-events",
    title="A subscription to RDS events includes failures, maintenance and configuration changes.",
    why="A subscription that leaves out the critical events gives false comfort.",
    source="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html",
    fix="Add the categories to event_categories, or remove the argument to have all.",
    types=(SUBSCRIPTION,),
    severity=Severity.LOW,
    check=check,
    fsbp=(
        "RDS.19",
        "RDS.20",
        "RDS.21",
        "RDS.22",
    ),
)
