"""Policies of buckets, queues and topics that reject requests without TLS."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource, UndeterminedError
from modsmith.evaluate.values import Symbol, why
from modsmith.validate.aws import policies
from modsmith.validate.aws.policies import Statement
from modsmith.validate.control import Violation

TLS_GUARDS = ((policies.DOCUMENT, "statement.effect"), (policies.DOCUMENT, "statement.condition.values"))
"""The arguments of a policy document that rejects plain HTTP."""

SECURE = "aws:securetransport"


def check(
    resource: Resource, evaluation: Evaluation, policy_type: str, by: str, refused: Sequence[tuple[str, str]]
) -> Iterator[Violation]:
    """Yields violations for actions that no policy denies over plain HTTP.

    Args:
        resource: a bucket, queue or topic.
        evaluation: the evaluation to search.
        policy_type: the type of a separate policy resource; the resource can also have an inline `policy`.
        by: the argument of the policy resource that refers to this one.
        refused: actions that must be denied, each with the suffix of the resource's ARN: `""` for the resource itself,
            `"/*"` for objects in it.

    Raises:
        UndeterminedError: the policy is unknown.
    """
    found = [
        policies.alternatives(holder, path, evaluation)
        for holder, path in policies.attached(resource, evaluation, policy_type, by)
    ]
    for action, tail in refused:
        if not any(
            all(_is_refused(statements, (action, tail), resource, evaluation) for statements in alternatives)
            for alternatives in found
        ):
            yield Violation(f"No policy denies {action} over plain HTTP.", "policy")


def is_refusal(statement: Statement, action: str) -> bool:
    """Whether a statement denies an action to everyone who does not use TLS."""
    return (
        statement.effect == "Deny"
        and not statement.inverted
        and statement.is_for_all()
        and any(policies.matches(one, action) for one in statement.actions)
        and len(statement.conditions) == 1
        and any(
            test in ("Bool", "BoolIfExists")
            and variable.lower() == SECURE
            and [policies.text(one) for one in values] == ["false"]
            for test, variable, values in statement.conditions
        )
    )


def _is_refused(
    statements: list[Statement], refused: tuple[str, str], resource: Resource, evaluation: Evaluation
) -> bool:
    action, tail = refused
    named = [value for one in statements if is_refusal(one, action) for value in one.resources]
    if any(_covers(value, resource, tail, evaluation) for value in named):
        return True
    for value in named:
        if isinstance(value, Symbol) and evaluation.is_lost(value):
            raise UndeterminedError("policy", why(value))
    return False


def _covers(value: Any, resource: Resource, tail: str, evaluation: Evaluation) -> bool:
    """Whether a statement's resource is this one, or its contents."""
    shown = policies.text(value)
    if shown == "*":
        return True
    inner = shown.removesuffix("*")
    if (inner == shown and tail) or (inner.endswith("/") and not tail):
        return False
    own = {
        policies.text(evaluation.resolve(resource.at(key))) for key in ("bucket", "name") if resource.at(key)
    }
    return evaluation.names(value, resource) or inner.rstrip("/").rpartition(":")[2] in own
