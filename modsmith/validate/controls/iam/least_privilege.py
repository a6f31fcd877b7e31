"""IAM: a policy names the actions and resources that it allows."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.world import Resource, World
from modsmith.validate.aws import least
from modsmith.validate.control import Control, Lack, NotApplicableError

POLICIES = ("aws_iam_role_policy", "aws_iam_policy", "aws_iam_user_policy", "aws_iam_group_policy")
GUARDS = tuple((type_, "policy") for type_ in POLICIES)


def judge(resource: Resource, world: World) -> Iterator[Lack]:
    """No wildcard for actions, none for resources where AWS can tell them apart."""
    if resource.type != "aws_iam_role":
        if not resource.is_set("policy"):
            yield Lack("It has no policy.", "policy")
        yield from least.judge(resource, "policy", world)
        return
    inline = resource.parts("inline_policy")
    if not inline:
        raise NotApplicableError("It has no policy of its own; those attached to it are judged on their own.")
    for block in inline:
        yield from least.judge(block, "policy", world)


CONTROL = Control(
    id="iam-least-privilege",
    title="A policy of IAM allows named actions on named resources.",
    why="Whoever gets hold of a role with a wildcard gets all that the wildcard covers, now and later.",
    source="https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html",
    mend="Name each action and the ARNs that it is needed on; leave NotAction and NotResource to statements that deny.",
    types=(*POLICIES, "aws_iam_role"),
    judge=judge,
    always=True,
    checkov=("CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_286", "CKV_AWS_289", "CKV_AWS_290", "CKV_AWS_355"),
    guards=GUARDS,
)
