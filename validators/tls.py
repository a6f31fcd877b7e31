"""Policies that refuse what does not come over TLS: the same for buckets, queues and topics."""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatchcase

from validators import policies
from validators.configuration.world import Resource, World
from validators.control import Lack
from validators.policies import Statement

SECURE = "aws:securetransport"


def judge(resource: Resource, world: World, policy_type: str, by: str, action: str) -> Iterator[Lack]:
    """What lacks for everything over plain HTTP to be refused.

    Args:
        resource: bucket, queue or topic.
        world: it is in.
        policy_type: of the resource that holds its policy, which it may hold itself as `policy` as well.
        by: argument of that resource that names this one.
        action: that must be denied.

    Raises:
        UndeterminedError: nobody knows the policy.
    """
    documents = [(holder, "policy") for holder in world.attached(resource, policy_type, by)]
    if resource.at("policy") is not None:
        documents.append((resource, "policy"))
    if not any(
        is_refusal(one, action)
        for holder, path in documents
        for one in policies.statements(holder, path, world)
    ):
        yield Lack(f"No policy denies {action} over plain HTTP.", "policy")


def is_refusal(statement: Statement, action: str) -> bool:
    """Whether a statement denies an action to everybody who does not use TLS."""
    return (
        statement.effect == "Deny"
        and not statement.inverted
        and statement.is_for_all()
        and any(fnmatchcase(action.lower(), policies.text(one).lower()) for one in statement.actions)
        and len(statement.conditions) == 1
        and any(
            test == "Bool"
            and variable.lower() == SECURE
            and [policies.text(one) for one in values] == ["false"]
            for test, variable, values in statement.conditions
        )
    )
