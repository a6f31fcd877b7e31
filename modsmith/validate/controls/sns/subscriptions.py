"""SNS: a subscription receives over TLS."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws.policies import text
from modsmith.validate.control import Control, Violation

SUBSCRIPTION = "aws_sns_topic_subscription"


def check(subscription: Resource, _: Evaluation) -> Iterator[Violation]:
    """Its protocol must not be plain HTTP."""
    protocol = subscription.known("protocol")
    if protocol is None:
        yield Violation("It has no protocol.", "protocol")
    elif protocol == "http" or text(subscription.at("endpoint")).startswith("http://"):
        yield Violation("It receives over plain HTTP.", "protocol")


CONTROL = Control(
    id="sns-subscriptions",
    title="A subscription receives its messages over TLS.",
    why="Messages that travel in the clear can be read and changed on their way.",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    fix="Subscribe with the protocol https and an endpoint that begins with https.",
    types=(SUBSCRIPTION,),
    check=check,
    guards=((SUBSCRIPTION, "protocol"),),
)
