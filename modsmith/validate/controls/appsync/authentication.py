"""AppSync: an API knows who its callers are."""

from __future__ import annotations

from collections.abc import Iterator

from modsmith.evaluate.evaluation import Evaluation, Resource
from modsmith.validate.aws import texts
from modsmith.validate.control import Control, Violation
from modsmith.validate.controls.appsync.logs import API
from modsmith.validate.severity import Severity

OTHERS = "additional_authentication_provider"
TYPE = "authentication_type"


def check(api: Resource, _: Evaluation) -> Iterator[Violation]:
    """Checks that an API key is not among the ways to log in."""
    if _takes_key(api):
        yield Violation("An API key, the same for all callers, opens the API.", TYPE)
    elif any(map(_takes_key, api.parts(OTHERS))):
        yield Violation("An API key, the same for all callers, also opens the API.", OTHERS)


def _takes_key(way: Resource) -> bool:
    return texts.is_always(texts.given(way, TYPE), TYPE, "API_KEY".__eq__)


CONTROL = Control(
    id="appsync-authentication",
    title="A GraphQL API is not opened by API keys.",
    why="An API key is in every client, does not say who calls, and cannot be taken from one caller alone.",
    source="https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html",
    fix="Use AMAZON_COGNITO_USER_POOLS, OPENID_CONNECT, AWS_IAM or AWS_LAMBDA.",
    types=(API,),
    severity=Severity.HIGH,
    check=check,
    fsbp=("AppSync.5",),
)
