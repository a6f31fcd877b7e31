"""SNS: a topic's policy lets nobody publish or subscribe but those whom it names."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws import grants
from modsmith.validate.control import Control, Lack, NotApplicableError

TOPIC, POLICY = "aws_sns_topic", "aws_sns_topic_policy"


def judge(resource: Resource, world: World) -> Iterator[Lack]:
    """Its policy must name actions and principals; a service must say for whom it acts."""
    if resource.type == TOPIC and resource.at("policy") is None:
        raise NotApplicableError("It has no policy of its own; one in another resource is judged there.")
    yield from grants.judge(resource, "policy", world, services=True)


CONTROL = Control(
    id="sns-policy",
    title="A topic's policy allows named actions to named principals, and services only for a known account.",
    why="Whoever may subscribe reads everything, and whoever may publish can raise any alarm.",
    source="https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html",
    mend="Name the actions and principals of every statement, and aws:SourceArn or aws:SourceAccount of a service.",
    types=(POLICY, TOPIC),
    judge=judge,
    always=True,
    checkov=("CKV_AWS_169", "CKV_AWS_385"),
)
