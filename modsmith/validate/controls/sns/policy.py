"""SNS: a topic policy allows only named principals."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

TOPIC, POLICY = "aws_sns_topic", "aws_sns_topic_policy"


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that the policy names actions and principals, and the account that a service may act for."""
    if resource.type == TOPIC and resource.at("policy") is None:
        raise NotApplicableError(
            "The topic has no inline policy. A policy in another resource has its own check."
        )
    yield from grants.check(resource, "policy", evaluation, services=True)


CONTROL = Control(
    id="sns-policy",
    title=(
        "A topic policy allows named actions to named principals, and services only on behalf of a "
        "known account."
    ),
    why="Subscribers can read all messages, and publishers can raise any alarm.",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    fix=(
        "Name the actions and principals of every statement, and aws:SourceArn or aws:SourceAccount "
        "for a service."
    ),
    types=(POLICY, TOPIC),
    severity=Severity.HIGH,
    check=check,
    checkov=("CKV_AWS_169", "CKV_AWS_385"),
    fsbp=("SNS.4",),
    always=True,
)
