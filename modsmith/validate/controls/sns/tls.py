"""SNS: nobody publishes over plain HTTP."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws import tls
from modsmith.validate.aws.tls import TLS_GUARDS
from modsmith.validate.control import Control, Lack

POLICY = "aws_sns_topic_policy"


def judge(topic: Resource, world: World) -> Iterator[Lack]:
    """A policy of the topic must deny what is not sent over TLS."""
    yield from tls.judge(topic, world, POLICY, "arn", (("sns:Publish", ""),))


CONTROL = Control(
    id="sns-tls",
    title="A topic refuses what is not sent over TLS.",
    why="Messages that travel in the clear can be read and changed on their way.",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    mend="Deny sns:Publish to everybody where aws:SecureTransport is false, in an aws_sns_topic_policy.",
    types=("aws_sns_topic",),
    judge=judge,
    always=True,
    reads=(POLICY,),
    guards=((POLICY, ""), (POLICY, "arn"), (POLICY, "policy"), *TLS_GUARDS),
)
