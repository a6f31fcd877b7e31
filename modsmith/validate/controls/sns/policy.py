"""SNS: a topic's policy lets nobody publish or subscribe but those whom it names."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants
from modsmith.validate.control import Control, NotApplicableError, Violation

TOPIC, POLICY = "aws_sns_topic", "aws_sns_topic_policy"


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Its policy must name actions and principals; a service must say for whom it acts."""
    if resource.type == TOPIC and resource.at("policy") is None:
        raise NotApplicableError("It has no policy of its own; one in another resource is judged there.")
    yield from grants.check(resource, "policy", evaluation, services=True)


CONTROL = Control(
    id="sns-policy",
    title="A topic's policy allows named actions to named principals, and services only for a known account.",
    why="Whoever may subscribe reads everything, and whoever may publish can raise any alarm.",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    fix="Name the actions and principals of every statement, and aws:SourceArn or aws:SourceAccount of a service.",
    types=(POLICY, TOPIC),
    check=check,
    always=True,
    checkov=("CKV_AWS_169", "CKV_AWS_385"),
)
