"""SNS: a topic rejects plain HTTP."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import tls
from modsmith.validate.aws.tls import TLS_GUARDS
from modsmith.validate.control import Control, Violation
from modsmith.validate.severity import Severity

POLICY = "aws_sns_topic_policy"


def check(topic: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a topic policy denies requests without TLS."""
    yield from tls.check(topic, evaluation, POLICY, "arn", (("sns:Publish", ""),))


CONTROL = Control(
    id="sns-tls",
    title="A topic rejects requests without TLS.",
    why="Attackers on the network can read and change unencrypted messages.",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    fix="Deny sns:Publish for everyone if aws:SecureTransport is false, in an aws_sns_topic_policy.",
    types=("aws_sns_topic",),
    severity=Severity.MEDIUM,
    check=check,
    always=True,
    reads=(POLICY,),
    guards=((POLICY, ""), (POLICY, "arn"), (POLICY, "policy"), *TLS_GUARDS),
)
