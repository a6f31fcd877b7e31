"""Whether IAM lets a request through, by the policies that stand on the emulated AWS: moto refuses nobody.

All within one account, without boundaries, sessions and organizations. What is not known here, wherever in a policy
it stands, raises NotImplementedError, so that nothing counts as allowed or refused because it was not understood.

Sources, in https://docs.aws.amazon.com/IAM/latest/UserGuide:
reference_policies_evaluation-logic.html, reference_policies_elements_principal.html,
reference_policies_elements_resource.html
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from modsmith.emulator.iam import conditions
from modsmith.emulator.iam.conditions import like, listed

Policy = str | Mapping[str, Any]
"""A policy document, as JSON or read from it."""

Context = Mapping[str, str | Sequence[str]]
"""Condition key to the value, or to the values, that a request has."""

_ALWAYS: Context = {"aws:SecureTransport": "true", "aws:ViaAWSService": "false"}
"""What requests come with unless a test says otherwise."""


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
    context: Context = field(default_factory=dict)

    def having(self, context: Context) -> Caller:
        """The same with more condition keys."""
        return replace(self, context={**self.context, **context})

    @property
    def account(self) -> str:
        """Its number, or ""."""
        return _account(self.arn)


def allowed(
    caller: Caller, action: str, resource: str, *resource_policies: Policy, context: Context | None = None
) -> bool:
    """Whether a statement allows the request and none denies it.

    What IAM allows a principal suffices, as in AWS within one account; for a key whose policy is given, only if that
    policy leaves it to the account.

    Args:
        caller: who asks.
        action: such as `dynamodb:GetItem`.
        resource: ARN, without wildcards.
        *resource_policies: what stands on the resource: its policy, or a role's trust policy.
        context: condition keys of this request.

    Raises:
        NotImplementedError: a policy holds what is not known here, or the request leaves the caller's account.
    """
    if caller.account and _account(resource) not in ("", caller.account):
        raise NotImplementedError(f"{caller.arn} asks for {resource}, which is in another account")
    keys = _keys(caller, context or {})
    own, others = (
        [one for one in statements if _matches(one, action, resource, keys)]
        for statements in (
            list(_statements(caller.policies, of_resource=False)),
            list(_statements(resource_policies, of_resource=True)),
        )
    )
    named = [one for one in others if _names(one, caller)]
    left_to_account = [one for one in others if _names_account(one, caller)]
    if any(one["Effect"] == "Deny" for one in (*own, *named, *left_to_account)):
        return False
    suffices = bool(left_to_account) or not resource_policies or not action.lower().startswith("kms:")
    return bool(named or (own and suffices))


def allows(policy: Policy, action: str, resource: str, context: Context | None = None) -> bool:
    """Whether a principal with this policy alone may."""
    return allowed(Caller(policies=(policy,)), action, resource, context=context)


def _account(arn: str) -> str:
    parts = arn.split(":", 5)
    return parts[4] if len(parts) == 6 else ""


def _keys(caller: Caller, context: Context) -> dict[str, list[str]]:
    """Values by key in lower case: the names of keys are not case-sensitive, their values are."""
    own: Context = {"aws:PrincipalArn": caller.arn} if caller.arn else {}
    keys: dict[str, list[str]] = {}
    for given in (_ALWAYS, own, caller.context, context):
        keys |= {name.lower(): listed(value) for name, value in given.items()}
    return keys


# what a policy says, looked at as a whole before any of it is evaluated


def _statements(policies: Sequence[Policy], *, of_resource: bool) -> Iterator[Mapping[str, Any]]:
    for policy in policies:
        document = json.loads(policy) if isinstance(policy, str) else policy
        _refuse("elements", set(document) - {"Version", "Id", "Statement"})
        found = document["Statement"]
        for statement in [found] if isinstance(found, Mapping) else found:
            _check(statement, of_resource=of_resource)
            yield statement if "NotResource" in statement else {"Resource": "*", **statement}


def _check(statement: Mapping[str, Any], *, of_resource: bool) -> None:
    elements = set(statement) - {"Sid", "Condition"}
    is_trust = of_resource and all(one.startswith("sts:") for one in listed(statement.get("Action", "")))
    wanted = [{"Effect"}, {"Action", "NotAction"}]
    wanted += [] if is_trust else [{"Resource", "NotResource"}]
    wanted += [{"Principal"}] if of_resource else []
    _refuse("elements", elements - set().union(*wanted))
    if any(len(elements & names) != 1 for names in wanted) or statement["Effect"] not in ("Allow", "Deny"):
        raise NotImplementedError(f"no statement that can be decided here: {dict(statement)}")
    if "${" in json.dumps(statement):
        raise NotImplementedError(f"policy variables are not known here: {dict(statement)}")
    for name in statement.get("Condition", {}):
        conditions.parse(name)
    for kind, names in _principals(statement) if of_resource else ():
        _refuse("principals", {one for one in names if not _PRINCIPALS.get(kind, _NOBODY).fullmatch(one)})


def _refuse(what: str, unknown: set[str]) -> None:
    if unknown:
        raise NotImplementedError(f"{what} that are not known here: {', '.join(sorted(unknown))}")


_PRINCIPALS = {
    "AWS": re.compile(r"\*|\d{12}|arn:[^*?]+"),
    "Service": re.compile(r"[a-z0-9.-]+"),
}
_NOBODY = re.compile(r"(?!)")


def _principals(statement: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
    principal = statement["Principal"]
    by_kind = {"AWS": principal} if isinstance(principal, str) else principal
    return [(kind, listed(names)) for kind, names in by_kind.items()]


def _names(statement: Mapping[str, Any], caller: Caller) -> bool:
    """Whether a resource's policy means the caller, as everybody or by name."""
    who = {"AWS": {"*", caller.arn}, "Service": {caller.service}}
    return any(name in who[kind] for kind, names in _principals(statement) for name in names)


def _names_account(statement: Mapping[str, Any], caller: Caller) -> bool:
    """Whether it means the caller's account, which denies to all in it and allows what IAM allows them."""
    root = f"arn:aws:iam::{caller.account}:root"
    named = [name for _, names in _principals(statement) for name in names]
    return root in named or caller.account in named


def _matches(
    statement: Mapping[str, Any], action: str, resource: str, keys: Mapping[str, Sequence[str]]
) -> bool:
    """Whether a statement is about the request, whoever sends it."""
    held = [
        conditions.holds(name, keys.get(key.lower(), ()), listed(wanted))
        for name, tests in statement.get("Condition", {}).items()
        for key, wanted in tests.items()
    ]
    return (
        _covers(statement, "Action", lambda wanted: like(action.lower(), wanted.lower()))
        and _covers(statement, "Resource", lambda wanted: like(resource, wanted))
        and all(held)
    )


def _covers(statement: Mapping[str, Any], element: str, fits: Callable[[str], bool]) -> bool:
    """Whether the request is among what `Action` names, or not among what `NotAction` does; so for `Resource`."""
    if element in statement:
        return any(map(fits, listed(statement[element])))
    return not any(map(fits, listed(statement[f"Not{element}"])))
