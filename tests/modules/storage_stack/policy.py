"""A small evaluator of IAM policy documents: what may this caller do to that resource?

It knows what the module's documents use and raises on everything else, so that nothing is taken for allowed or denied
because it was not understood.
Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from fnmatch import fnmatchcase
from typing import Any

KNOWN = {"Sid", "Effect", "Action", "Resource", "Principal", "Condition"}

OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "StringEquals": lambda sent, wanted: sent == wanted,
    "Bool": lambda sent, wanted: sent.lower() == wanted.lower(),
    "NumericLessThan": lambda sent, wanted: float(sent) < float(wanted),
}


def allows(
    document: str,
    action: str,
    resource: str,
    *,
    principal: str = "",
    context: Mapping[str, str] | None = None,
) -> bool:
    """Whether the document alone lets it through: some statement allows it, and none denies it.

    Args:
        document: JSON.
        action: such as `dynamodb:GetItem`.
        resource: ARN, without wildcards.
        principal: who asks, for a resource's policy; "" for an identity's, whose statements name nobody.
        context: condition key to the value that the request has.
    """
    effects = {
        statement["Effect"]
        for statement in json.loads(document)["Statement"]
        if _applies(statement, action, resource, principal, context or {})
    }
    return effects == {"Allow"}


def _applies(
    statement: dict[str, Any], action: str, resource: str, principal: str, context: Mapping[str, str]
) -> bool:
    if unknown := statement.keys() - KNOWN:
        raise NotImplementedError(f"the evaluator does not know {sorted(unknown)}")
    return (
        any(fnmatchcase(action.lower(), pattern.lower()) for pattern in _list(statement["Action"]))
        and any(fnmatchcase(resource, pattern) for pattern in _list(statement["Resource"]))
        and _is_meant(statement.get("Principal"), principal)
        and all(
            _holds(operator, key, _list(wanted), context)
            for operator, tests in statement.get("Condition", {}).items()
            for key, wanted in tests.items()
        )
    )


def _is_meant(named: str | dict[str, Any] | None, principal: str) -> bool:
    if named is None or principal == "":
        return named is None and principal == ""
    if named == "*":
        return True
    assert isinstance(named, dict)
    return any(name in ("*", principal) for names in named.values() for name in _list(names))


def _holds(operator: str, key: str, wanted: list[str], context: Mapping[str, str]) -> bool:
    """A key that the request does not have fulfils nothing, unless the operator says that it may be missing."""
    bare = operator.removesuffix("IfExists")
    if bare not in OPERATORS:
        raise NotImplementedError(f"the evaluator does not know {operator}")
    if key not in context:
        return operator != bare
    return any(OPERATORS[bare](context[key], value) for value in wanted)


def _list(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
