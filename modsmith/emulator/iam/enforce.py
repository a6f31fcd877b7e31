"""Evaluates calls by the caller's identity policies and by the policies of what it calls.

A call that the policies certainly do not allow is refused. Where that depends on what is not known here, such as a
condition on a tag, the call passes and is counted as undecided.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from modsmith.emulator.api.call import Call
from modsmith.emulator.api.refusals import Refusal
from modsmith.emulator.clients import RESTRICTED
from modsmith.emulator.iam import actions
from modsmith.emulator.iam.actions import Needed
from modsmith.emulator.iam.documents import as_list, statements
from modsmith.emulator.iam.needs import NEEDS
from modsmith.emulator.iam.roles import documents, role_of
from modsmith.emulator.iam.simulate import Caller, Policy, allowed
from modsmith.emulator.state import backend, resource_policy

USER = "try"
SESSION = "ASIA"
"""How access key IDs of assumed roles begin: docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html"""

CODES = {
    "json": "AccessDeniedException",
    "rest-json": "AccessDeniedException",
    "query": "AccessDenied",
    "ec2": "UnauthorizedOperation",
    "rest-xml": "AccessDenied",
}
"""Protocol to the error code: docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html"""

CODES_BY_SERVICE = {"sns": "AuthorizationError", "sqs": "AccessDenied"}
"""docs.aws.amazon.com/sns/latest/api/CommonErrors.html"""

KNOWN = frozenset(
    {
        "aws:principalarn",
        "aws:principalaccount",
        "aws:requestedregion",
        "aws:securetransport",
        "aws:viaawsservice",
        "cloudwatch:namespace",
        "iam:passedtoservice",
    }
)
"""Condition keys whose values are known here."""


@dataclass(frozen=True)
class Decision:
    """What the policies say of a call.

    Attributes:
        refusal: AWS's answer if they certainly do not allow it.
        undecided: why it could not be decided; "" if it was.
    """

    refusal: Refusal | None = None
    undecided: str = ""


@dataclass(frozen=True)
class Principal:
    """Who calls.

    Attributes:
        arn: of the user or role.
        policies: its identity policies, as JSON.
    """

    arn: str
    policies: tuple[str, ...]


class Enforcement:
    """Evaluates calls of one principal with a given policy, and of roles that were assumed.

    All others are administrators.

    Args:
        policy: the identity policy of the principal that signs with `clients.RESTRICTED`, as JSON; "" if there is none.

    Raises:
        ValueError: it is no policy.
    """

    def __init__(self, policy: str = "") -> None:
        if policy and not statements(policy):
            raise ValueError("it is no JSON with a Statement")
        self._policy = policy

    def decide(self, call: Call) -> Decision:
        """Evaluates a call."""
        needed = None
        if call.access_key.startswith(RESTRICTED):
            needed = actions.needed(call)
            NEEDS.add(call, needed)
        principal = self._principal(call)
        if principal is None:
            return Decision()
        needed = needed or actions.needed(call)
        if needed is None:
            return Decision(undecided="the reference names no action for it")
        decisions = [_decide(call, principal, one) for one in needed]
        refused = next((decision for decision in decisions if decision.refusal), None)
        return refused or next((decision for decision in decisions if decision.undecided), Decision())

    def _principal(self, call: Call) -> Principal | None:
        if call.access_key.startswith(RESTRICTED) and self._policy:
            return Principal(f"arn:aws:iam::{call.account}:user/{USER}", (self._policy,))
        if not call.access_key.startswith(SESSION):
            return None
        assumed = backend(call, "sts", "aws").get_assumed_role_from_access_key(call.access_key)
        role = role_of(backend(call, "iam", "aws"), assumed.role_arn) if assumed else None
        return Principal(role.arn, tuple(documents(role))) if role else None


def _decide(call: Call, principal: Principal, needed: Needed) -> Decision:
    context = {
        "aws:PrincipalAccount": call.account,
        "aws:RequestedRegion": call.region,
        "iam:PassedToService": actions.passed_to(call),
    }
    if call.service == "cloudwatch":
        context["cloudwatch:namespace"] = str(call.values.get("Namespace", ""))
    theirs = [*filter(None, [resource_policy(call, needed.resource or "")])]
    answer = evaluate(principal, needed, theirs, context)
    return (
        Decision(undecided=answer) if answer is not None else Decision(_refusal(call, needed, principal.arn))
    )


def evaluate(
    principal: Principal, needed: Needed, theirs: Sequence[str], context: Mapping[str, str]
) -> str | None:
    """Whether policies allow an action.

    Args:
        principal: who calls, with the identity policies.
        needed: the action and its resource.
        theirs: policies of the resource.
        context: the values of condition keys.

    Returns:
        "" if they allow it, None if they certainly do not, else why it cannot be decided.
    """
    own = [_anywhere(one) for one in principal.policies] if needed.resource is None else [*principal.policies]

    def allows(own: Sequence[Policy], theirs: Sequence[Policy]) -> bool:
        caller = Caller(arn=principal.arn, policies=tuple(own))
        return allowed(caller, needed.action, needed.resource or "*", *theirs, context=context)

    try:
        if allows(own, theirs):
            return ""
        if allows([_lenient(one) for one in own], [_lenient(one) for one in theirs]):
            return f"{needed.action} depends on a condition that is not known here"
        if needed.resource == "*" and allows([_anywhere(one) for one in principal.policies], theirs):
            return f"{needed.action} is allowed on some resources, and the reference says that it has none"
    except NotImplementedError as reason:
        return f"{needed.action}: {reason}"
    return None


def _refusal(call: Call, needed: Needed, arn: str) -> Refusal:
    code = CODES_BY_SERVICE.get(call.service, CODES[call.protocol])
    on = f" on resource: {needed.resource}" if needed.resource not in (None, "*") else ""
    message = (
        f"User: {arn} is not authorized to perform: {needed.action}{on} because no identity-based policy allows the"
        f" {needed.action} action"
    )
    return Refusal(code, message, 400 if call.protocol == "json" else 403)


def _lenient(policy: str) -> str:
    """A policy in which conditions that are not known here hold where they allow, and not where they deny."""
    kept = []
    for statement in statements(policy):
        conditions = statement.get("Condition", {})
        unknown = any(key.lower() not in KNOWN for tests in conditions.values() for key in tests)
        if unknown and statement.get("Effect") == "Deny":
            continue
        rest = {
            operator: known
            for operator, tests in conditions.items()
            if (known := {key: value for key, value in tests.items() if key.lower() in KNOWN})
        }
        others = {name: value for name, value in statement.items() if name != "Condition"}
        kept.append(others | ({"Condition": rest} if rest else {}))
    return json.dumps({"Version": "2012-10-17", "Statement": kept})


def _anywhere(policy: str) -> str:
    """A policy whose statements are about every resource, for a call whose resource cannot be told."""
    kept = [
        {
            **{name: value for name, value in one.items() if name not in ("Resource", "NotResource")},
            "Resource": "*",
        }
        for one in statements(policy)
        if one.get("Effect") == "Allow" or as_list(one.get("Resource", [])) == ["*"]
    ]
    return json.dumps({"Version": "2012-10-17", "Statement": kept})
