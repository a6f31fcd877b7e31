"""Whether IAM lets a request through, by the documents that stand on the emulated AWS: moto refuses nobody.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import Any

Policy = Mapping[str, Any]


@dataclass(frozen=True)
class Caller:
    """Who asks.

    Attributes:
        arn: of an IAM principal; "" for a service or for nobody.
        service: such as `cloudfront.amazonaws.com`.
        policies: what IAM allows the principal.
        context: condition keys that come with every request of theirs.
    """

    arn: str = ""
    service: str = ""
    policies: tuple[Policy, ...] = ()
    context: Mapping[str, str] = field(default_factory=dict)

    def having(self, **context: str) -> Caller:
        """The same with more condition keys; `aws__SourceVpce` stands for `aws:SourceVpce`."""
        more = {name.replace("__", ":"): value for name, value in context.items()}
        return Caller(self.arn, self.service, self.policies, {**self.context, **more})


def allowed(caller: Caller, action: str, resource: str, *resource_policies: Policy, **context: str) -> bool:
    """Whether some statement of the same account allows it and none denies it."""
    keys = {"aws:SecureTransport": "true", **caller.context}
    keys |= {name.replace("__", ":"): value for name, value in context.items()}
    if caller.arn:
        keys["aws:PrincipalArn"] = caller.arn
    effects = [
        statement["Effect"]
        for policy, of_resource in (
            *((policy, False) for policy in caller.policies),
            *((policy, True) for policy in resource_policies),
        )
        for statement in policy["Statement"]
        if _matches(statement, caller, action, resource, keys, of_resource=of_resource)
    ]
    return "Allow" in effects and "Deny" not in effects


def _matches(
    statement: Mapping[str, Any],
    caller: Caller,
    action: str,
    resource: str,
    keys: Mapping[str, str],
    *,
    of_resource: bool,
) -> bool:
    return (
        (not of_resource or _is_principal(statement["Principal"], caller))
        and any(fnmatchcase(action.lower(), wanted.lower()) for wanted in _listed(statement["Action"]))
        and any(fnmatchcase(resource, wanted) for wanted in _listed(statement["Resource"]))
        and all(_conditions(statement.get("Condition", {}), keys))
    )


def _is_principal(principal: Any, caller: Caller) -> bool:
    if principal == "*":
        return True
    named = _listed(principal.get("AWS", ()))
    account = ":".join(caller.arn.split(":")[:5]) + ":root" if caller.arn else ""
    return (
        "*" in named
        or (bool(caller.arn) and (caller.arn in named or account in named))
        or (bool(caller.service) and caller.service in _listed(principal.get("Service", ())))
    )


def _conditions(conditions: Mapping[str, Mapping[str, Any]], keys: Mapping[str, str]) -> Iterator[bool]:
    have = {name.lower(): value for name, value in keys.items()}
    for operator, tests in conditions.items():
        base = operator.removesuffix("IfExists")
        for name, values in tests.items():
            value = have.get(name.lower())
            if value is None:
                yield operator.endswith("IfExists") or base in NEGATED
            else:
                yield OPERATORS[base](value, _listed(values))


def _like(value: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(value, pattern) for pattern in patterns)


OPERATORS: dict[str, Callable[[str, Sequence[str]], bool]] = {
    "Bool": lambda value, wanted: value in wanted,
    "StringEquals": lambda value, wanted: value in wanted,
    "StringNotEquals": lambda value, wanted: value not in wanted,
    "StringLike": _like,
    "ArnEquals": _like,
    "ArnLike": _like,
}
NEGATED = {"StringNotEquals"}
"""Hold where the key is missing."""


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value)
