"""What the policies of buckets, topics, queues, keys and roles allow, and whether that is too much."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import policies
from modsmith.validate.aws.policies import Statement
from modsmith.validate.control import NotApplicableError, Violation

PINS = frozenset(
    {
        "aws:principalaccount",
        "aws:principalarn",
        "aws:principalorgid",
        "aws:sourceaccount",
        "aws:sourcearn",
        "aws:sourceorgid",
        "aws:sourceowner",
        "aws:sourcevpc",
        "aws:sourcevpce",
        "aws:userid",
        "kms:calleraccount",
        "s3:dataaccesspointaccount",
        "sts:externalid",
    }
)
"""Condition keys that restrict the caller or the account that a service acts for.

Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
"""

KEY_DEPUTIES = ("logs.", "delivery.logs.", "cloudfront.")
"""Services that use keys on behalf of any account, and that pass the account in a condition key.

Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
"""

_TESTS = frozenset({"stringequals", "stringlike", "stringequalsignorecase", "arnequals", "arnlike"})


def check(
    resource: Resource, path: str, evaluation: Evaluation, *, services: bool = False
) -> Iterator[Violation]:
    """Yields violations for what a policy should not allow: everyone, everything, or more than it names.

    Args:
        resource: the resource with the policy.
        path: the path of the policy in the resource.
        evaluation: the evaluation to search.
        services: whether a condition must restrict the account or resource that a service acts for.

    Raises:
        UndeterminedError: the policy is unknown.
    """
    for one in policies.statements(resource, path, evaluation):
        if one.allows:
            yield from (Violation(f"{_of(one)} {what}.", path) for what in _wrong(one, path, services))


def check_own(
    resource: Resource, path: str, evaluation: Evaluation, *, optional_in: str = ""
) -> Iterator[Violation]:
    """Yields violations as `check`, and one for a missing policy.

    Args:
        resource: the policy, or a resource that may have it inside.
        path: the path of the policy in the resource.
        evaluation: the evaluation to search.
        optional_in: the type of a resource that may have its policy elsewhere.

    Raises:
        NotApplicableError: a resource of that type has no policy inside.
        UndeterminedError: the policy is unknown.
    """
    if resource.type == optional_in and resource.at(path) is None:
        raise NotApplicableError("It has no policy, or its policy has its own check.")
    if not resource.is_set(path):
        yield Violation("It has no policy.", path)
    yield from check(resource, path, evaluation)


def is_pinned(statement: Statement, also: str = "") -> bool:
    """Whether a condition restricts the callers, or the accounts that a service acts for, to known ones.

    Args:
        statement: a statement that allows something.
        also: a suffix of operators that count as well, such as `IfExists`.
    """
    return is_bound(statement, PINS, also)


def is_bound(statement: Statement, keys: Collection[str], also: str = "") -> bool:
    """Whether a condition compares one of the given keys with values without wildcards.

    Args:
        statement: a statement that allows something.
        keys: condition keys, in lower case.
        also: a suffix of operators that count as well, such as `IfExists`.

    Raises:
        UndeterminedError: a value may be a wildcard.
    """
    return any(
        _test(test.removesuffix(also)) in _TESTS
        and variable.lower() in keys
        and values
        and not any(_is_wildcard(one, test) for one in values)
        for test, variable, values in statement.conditions
    )


def _is_wildcard(value: Any, test: str) -> bool:
    """Whether the value of a condition matches any account; only some operators know wildcards."""
    given = policies.settled(value, "condition") if "like" in test.lower() else policies.text(value)
    return is_any_account(given)


def names_any_service(statement: Statement) -> bool:
    """Whether the principal is a wildcard for services, which no condition restricts enough."""
    return any("*" in one for one in allowed_services(statement))


def acts_for_any_account(statement: Statement) -> bool:
    """Whether a service may use a key on behalf of any account, although it passes the account in a condition key."""
    bound = {
        key.lower()
        for _, key, _ in statement.conditions
        if key.lower() in PINS or key.lower().startswith("kms:encryptioncontext:")
    }
    asked = any(one.startswith(KEY_DEPUTIES) for one in allowed_services(statement))
    return asked and not is_bound(statement, bound)


def is_account(who: str) -> bool:
    """Whether a principal is an account, which can delegate its permissions to its own identities."""
    return who.endswith((":root", "account_id}")) or (who.isdigit() and len(who) == 12)


def is_wild(action: str) -> bool:
    """Whether an action is a wildcard for a service, for all services, or for all actions on something."""
    service, _, name = action.partition(":")
    return "*" in service or name.startswith(("*", "?")) or not name


def is_any_account(who: str) -> bool:
    """Whether a principal or the value of a condition matches any account."""
    parts = who.split(":")
    return not who.strip("*?") or (len(parts) > 5 and parts[4] in ("*", "") and parts[2] in ("iam", "sts"))


def _wrong(statement: Statement, path: str, services: bool) -> Iterator[str]:
    if statement.inverted:
        yield "allows everything except what it lists"
    if not statement.principals:
        yield "has no principal"
    if not statement.actions or not statement.resources:
        yield "has no action or no resource"
    if any(is_wild(policies.settled(one, path)) for one in statement.actions):
        yield "allows every action"
    if names_any_service(statement):
        yield "allows it to every service"
    if is_pinned(statement):
        return
    if any(is_any_account(policies.settled(who, path)) for _, who in statement.principals):
        yield "allows it to everyone"
    elif services and any(kind == "Service" for kind, _ in statement.principals):
        yield "lets a service act for any account: no condition on aws:SourceAccount or aws:SourceArn"


def _of(statement: Statement) -> str:
    return f"The statement {statement.sid}" if statement.sid else "A statement"


def _test(test: str) -> str:
    return test.rpartition(":")[2].lower() if not test.startswith("ForAllValues") else ""


def allowed_services(statement: Statement) -> set[str]:
    """The services among the statement's principals."""
    return {policies.text(who) for kind, who in statement.principals if kind == "Service"}


def lets(statements: list[Statement], service: str, action: Any) -> bool:
    """Whether a service is allowed an action."""
    return any(
        one.allows
        and not one.inverted
        and service in allowed_services(one)
        and any(policies.matches(pattern, action) for pattern in one.actions)
        for one in statements
    )
