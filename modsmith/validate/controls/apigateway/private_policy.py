"""API Gateway: a private API admits only named networks or principals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import grants, policies
from modsmith.validate.aws.policies import Statement
from modsmith.validate.aws.services import stages
from modsmith.validate.aws.services.stages import REST_API
from modsmith.validate.control import Control, NotApplicableError, Violation
from modsmith.validate.severity import Severity

POLICY = "aws_api_gateway_rest_api_policy"


def check(resource: Resource, evaluation: Evaluation) -> Iterator[Violation]:
    """Checks that a policy that allows everyone is restricted, in itself or by a denial."""
    api = resource if resource.type == REST_API else stages.rest_api(resource, evaluation)
    if not stages.is_private(api):
        raise NotApplicableError(
            "The API is not private, or not in the module. Its methods have their own controls."
        )
    if resource.type == REST_API and resource.at("policy") is None:
        raise NotApplicableError("It has no policy, or its policy has its own check.")
    found = policies.alternatives(resource, "policy", evaluation)
    if not any(found):
        yield Violation("It has no policy.", "policy")
    if any(_is_open(policy) for policy in found):
        yield Violation("Anyone with a VPC endpoint, in any account, can call the API.", "policy")


def _is_open(policy: list[Statement]) -> bool:
    """Whether a statement allows everyone, and no statement of the same policy limits that."""
    return not any(map(_is_limit, policy)) and any(
        one.allows and not grants.is_pinned(one) and _is_for_everyone(one) for one in policy
    )


def _is_for_everyone(statement: Statement) -> bool:
    return any(grants.is_any_account(policies.settled(who, "policy")) for _, who in statement.principals)


def _is_limit(statement: Statement) -> bool:
    """Whether a statement denies everyone except known networks or principals."""
    return (
        not statement.allows
        and statement.is_for_all()
        and any(
            "not" in test.lower() and key.lower() in grants.PINS and _names_some(test, values)
            for test, key, values in statement.conditions
        )
    )


def _names_some(test: str, values: Sequence[Any]) -> bool:
    """Whether the values of a condition are not a wildcard, which would exempt everyone from a denial."""
    wild = "like" in test.lower() or "arn" in test.lower()
    named = [policies.settled(one, "condition") if wild else policies.text(one) for one in values]
    return bool(named) and not any(map(grants.is_any_account, named))


CONTROL = Control(
    id="apigateway-private-policy",
    title="The policy of a private API admits only named networks or principals.",
    why="Every AWS account can make a VPC endpoint, and call private APIs whose policy allows everyone.",
    source="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-api-create.html",
    fix="Add a condition on aws:SourceVpce or aws:SourceVpc, or name the principals.",
    types=(REST_API, POLICY),
    severity=Severity.HIGH,
    check=check,
    always=True,
    guards=((POLICY, "policy"),),
)
