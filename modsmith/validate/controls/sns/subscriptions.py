"""SNS: a subscription receives messages over TLS."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

SUBSCRIPTION = "aws_sns_topic_subscription"


def check(subscription: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that the protocol is not plain HTTP."""
    protocol = subscription.known("protocol")
    if protocol is None:
        yield Violation("The subscription has no protocol.", "protocol")
    elif protocol == "http" or text(subscription.at("endpoint")).startswith("http://"):
        yield Violation("The subscription uses plain HTTP.", "protocol")


CONTROL = Control(
    id="sns-subscriptions",
    title="A subscription receives messages over TLS.",
    why="Attackers on the network can read and change unencrypted messages.",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    fix="Use the protocol https and an endpoint that starts with https.",
    types=(SUBSCRIPTION,),
    severity=Severity.MEDIUM,
    check=check,
    guards=((SUBSCRIPTION, "protocol"),),
)
